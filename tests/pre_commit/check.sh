#!/bin/bash
# The hooks in a real repository under the real pre-commit: check.sh DEKCTL REPOSITORY FOLDER; 77 where a tool is missing.
set -euo pipefail
for tool in pre-commit git; do
  command -v "$tool" > /dev/null || { echo "skipped: $tool is not installed"; exit 77; }
done
PATH=$(dirname "$1"):$PATH
rm -rf "$3" && mkdir -p "$3/hooks" "$3/team/pools" && cd "$3"
export HOME=$PWD PRE_COMMIT_HOME=$PWD/cache GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=$PWD/gitconfig
git config --global user.name test && git config --global user.email test@example.com
git config --global init.defaultBranch main && git config --global advice.detachedHead false

cp "$2/.pre-commit-hooks.yaml" hooks/
git -C hooks init -q && git -C hooks add -A && git -C hooks commit -qm hooks
revision=$(git -C hooks rev-parse HEAD)

cd team && git init -q
cat > .pre-commit-config.yaml <<CONFIG
repos:
  - repo: $PWD/../hooks
    rev: $revision
    hooks:
      - id: dekctl-lint
      - id: dekctl-render
        args: [platform.yaml, --out, platform]
        stages: [manual]
CONFIG
cat > pools/class.yaml <<'YAML'
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata: {name: general}
spec:
  role: nodes
  amiSelectorTerms: [{alias: al2023@v20260301}]
  subnetSelectorTerms: [{tags: {karpenter.sh/discovery: analytics}}]
  securityGroupSelectorTerms: [{tags: {karpenter.sh/discovery: analytics}}]
  blockDeviceMappings: [{deviceName: /dev/xvda, ebs: {volumeType: gp3, volumeSize: 100Gi, encrypted: true}}]
YAML
cat > pools/pool.yaml <<'YAML'
apiVersion: karpenter.sh/v1
kind: NodePool
metadata: {name: general}
spec:
  template:
    spec:
      nodeClassRef: {group: karpenter.k8s.aws, kind: EC2NodeClass, name: general}
      requirements:
        - {key: karpenter.sh/capacity-type, operator: In, values: [on-demand]}
        - {key: kubernetes.io/arch, operator: In, values: [arm64]}
  disruption: {consolidationPolicy: WhenUnderutilized, consolidateAfter: 1m}
  limits: {cpu: 100}
YAML
sed 's/name: general/name: special/' pools/class.yaml > pools/special-class.yaml
sed 's/name: general/name: special/; s/cpu: 100/cpu: 50/; s/WhenUnderutilized/WhenEmpty/; s/arm64/amd64/' pools/pool.yaml > pools/special-pool.yaml
git add -A && pre-commit install > /dev/null

expect() {  # expect CODE TEXT COMMAND…
  local code=0 got; got=$("${@:3}" 2>&1) || code=$?
  { [ "$code" -eq "$1" ] && [[ $got == *"$2"* ]]; } || { echo "\`${*:3}\` ended with $code, expected $1 and \`$2\`:"; echo "$got"; exit 1; }
}
expect 1 "karpenter/consolidation-policy-renamed" git commit -m pools
sed -i 's/WhenUnderutilized/WhenEmptyOrUnderutilized/' pools/pool.yaml && git add -A
expect 0 "Passed" git commit -m pools

# A rule over several files sees the files that did not change, neither more nor less.
sed -i 's/cpu: 100/cpu: 200/' pools/pool.yaml && git add -A
expect 0 "Passed" git commit -m "more room"
git rm -q pools/class.yaml && sed -i 's/cpu: 200/cpu: 300/' pools/pool.yaml && git add -A
expect 1 "workspace/node-class-not-found" git commit -m "no class"
git reset -q --hard

# What was rendered stays what the profile says.
dekctl init platform.yaml 2> /dev/null && dekctl render platform.yaml --out platform 2> /dev/null && git add -A
expect 0 "Passed" pre-commit run --hook-stage manual dekctl-render
echo "# mine" >> platform/README.md && git add -A
expect 1 "platform differs from platform.yaml" pre-commit run --hook-stage manual dekctl-render
echo "the hooks find, pass and see the whole repository"
