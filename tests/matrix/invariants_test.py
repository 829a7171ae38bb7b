"""Breaks one agreement after the other in a tree and expects invariants.py to say so: invariants_test.py FOLDER."""
import pathlib
import shutil
import sys
import tempfile

import invariants

PROFILE = "dynamic-00"  # all defaults
POLICY = "kubernetes/tenants/first/network-policy.yaml"
BREAKS = [
    ("terraform/vpc.tf", '"10.0.16.0/20"', '"10.0.0.0/20"', "I1"),
    ("terraform/vpc.tf", '"10.0.32.0/20"]', '"10.0.32.0/29"]', "I2"),
    ("terraform/vpc.tf", '"100.66.0.0/16"]\n\n  enable', '"100.99.0.0/16"]\n\n  enable', "I3"),
    ("terraform/vpc.tf", ', "10.0.96.0/20"]', "]", "I4"),
    ("terraform/vpc.tf", 'cidr_blocks = ["10.0.0.0/16", ', "cidr_blocks = [", "I8"),
    ("kubernetes/karpenter/ec2nodeclass-nvme.yaml", "maxPods: 30", "maxPods: 40", "I12"),
    ("terraform/addons.tf", 'MINIMUM_IP_TARGET        = "30"', 'MINIMUM_IP_TARGET        = "16"', "I10"),
    ("kubernetes/dns/node-local-dns.yaml", "bind 169.254.20.10 172.20.0.10", "bind 169.254.20.10", "I13"),
    (POLICY, "cidr: 172.20.0.10/32", "cidr: 172.20.0.11/32", "I13"),
    (POLICY, "except: [169.254.169.254/32]", "except: []", "I14"),
    (POLICY, "169.254.170.23/32", "169.254.170.24/32", "I14"),
    ("kubernetes/karpenter/nodepool-platform.yaml", "role: platform", "role: system", "I18"),
    ("kubernetes/karpenter/nodepool-first-spark-driver.yaml", "consolidateAfter: 5m", "# none", "I19"),
    ("kubernetes/karpenter/nodepool-second-spark-driver.yaml", "value: second", "value: first", "I20"),
    ("helm/values/spark-history-server-first.yaml", "eventLogsPath: spark-events/", "eventLogsPath: events/", "I21"),
    ("kubernetes/karpenter/nodepool-first-spark-executor.yaml", "consolidateAfter: 2m", "consolidateAfter: 60s", "I22"),
    ("spark/first/batch.yaml", "terminationGracePeriodSeconds: 120", "terminationGracePeriodSeconds: 60", "I22"),
    ("spark/first/batch.yaml", "/decommission/", "/decommission", "I23"),
    ("spark/first/workflow.yaml", "software.amazon.awssdk.auth", "com.amazonaws.auth", "I25"),
    ("spark/first/scheduled.yaml", "  labels:\n        dekctl.dev/job: first-nightly", "  labels:", "I27"),
    ("kubernetes/tenants/first/artifacts-volume.yaml", "volumeName: first-artifacts", "volumeName: first", "I33"),
    ("terraform/tenants.tf", '"s3:GetObject", "s3:PutObject"', '"s3:*"', "I31"),
]


def main(folder):
    failed = 0
    with tempfile.TemporaryDirectory() as scratch:
        for file, old, new, name in BREAKS:
            tree = pathlib.Path(scratch) / PROFILE
            shutil.rmtree(tree, ignore_errors=True)
            shutil.copytree(folder / PROFILE / "tree", tree)
            text = (tree / file).read_text()
            (tree / file).write_text(text.replace(old, new))
            broken = invariants.Tree(tree)
            broken.design = "dynamic"
            said = [problem for check in invariants.CHECKS for problem in check(broken)]
            if old not in text or not any(problem.startswith(name + ":") for problem in said):
                failed += 1
                print(f"{file}: `{old}` became `{new}`, and of {name} nothing was said: {said}")
    print(f"{len(BREAKS)} broken trees, {failed} not seen")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
