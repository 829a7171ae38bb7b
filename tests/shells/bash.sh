# Completion in bash: what the function puts into COMPREPLY for a line.
set -eu
source <(dekctl completion bash)
complete_line() {
  COMP_LINE=$1 COMP_POINT=${#1} COMPREPLY=()
  _dekctl 2>/dev/null
  echo "${COMPREPLY[*]}"
}
expect() {
  local got; got=$(complete_line "$1")
  [ "$got" = "$2" ] || { echo "bash: \`$1\` completes to \`$got\`, expected \`$2\`"; exit 1; }
}
expect "dekctl li" "lint"
expect "dekctl lint --fail-on " "error warning advice never"
expect "dekctl lint --fail-on=w" "warning"
expect "dekctl explain karpenter/nodepool-l" "karpenter/nodepool-limits-missing"
expect "dekctl lint --select karpenter/nodepool-limits-missing,karpenter/nodepool-l" "karpenter/nodepool-limits-missing,karpenter/nodepool-limits-missing"
expect "dekctl init --preset static" "static-streaming"
expect "dekctl lint profile" "profile.yaml"
expect "dekctl render --out tre" "trees"
echo "bash completes"
