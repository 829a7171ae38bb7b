"""Prints the largest profile of a design: 50 tenants and every system that may stand beside the others: large_profile.py DESIGN."""
import json
import sys

TENANTS = 50
GIT = "https://git.example.com/platform/analytics.git"
COMMON = {
    "region": "eu-west-1",
    "accountId": "111122223333",
    "iac": "both",
    "cluster": {"adminRoles": ["arn:aws:iam::111122223333:role/platform-admin"]},
    "network": {"loadBalancing": True, "azs": ["eu-west-1a", "eu-west-1b", "eu-west-1c"],
                "vpc": {"id": "vpc-0a1b2c3d4e5f60718",
                        "publicSubnets": [f"subnet-0a1b2c3d4e5f6071{zone}" for zone in "123"],
                        "routableSubnets": [f"subnet-0a1b2c3d4e5f6072{zone}" for zone in "123"],
                        "nodeSubnets": [f"subnet-0a1b2c3d4e5f6073{zone}" for zone in "123"]}},
    "storage": {"efs": True},
    "registry": {"replicateTo": ["eu-central-1"]},
    "gitops": {"engine": "argocd", "repoUrl": GIT},
    "observability": {"metrics": "in-cluster", "grafana": "in-cluster"},
}
DESIGNS = {
    "dynamic": {
        "kinds": [["spark", "notebooks"], ["spark", "ray"], ["spark"], ["spark", "ray", "notebooks"]],
        "spec": {"ack": {"enabled": True, "controllers": ["s3"]}, "scheduler": "yunikorn", "workflow": "airflow", "airflow": {"repoUrl": GIT}},
        "tenant": {"spark": {"shuffle": "celeborn"}},
    },
    "static": {
        "kinds": [["flink", "nifi"], ["inference"], ["training"], ["ray", "notebooks"]],
        "spec": {"pools": {"training": {"instanceTypes": ["p5.48xlarge"], "count": 4}}},
        "tenant": {},
    },
}


def profile(design):
    table = DESIGNS[design]
    tenants = []
    for number in range(TENANTS):
        workloads = table["kinds"][number % len(table["kinds"])]
        extra = table["tenant"] if number == 0 else {}
        tenants.append({"name": f"team{number:02}", "costCenter": "cc-1", "workloads": workloads, **extra})
    return {"apiVersion": "dekctl.dev/v1alpha1", "kind": "PlatformProfile", "metadata": {"name": f"large-{design}"},
            "spec": {"design": design, **COMMON, **table["spec"], "tenants": tenants}}


print(json.dumps(profile(sys.argv[1]), indent=1))
