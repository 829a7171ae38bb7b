"""The switches of a profile with the values that the matrix tries: one table per design.

A switch is a name and its values; a value is a word for the file's name and the fields it sets. `None` leaves the defaults.
Fields are dotted paths below spec; `tenants.` paths change the tenants of that name.
"""

EXISTING_VPC = {
    "network.vpc": {
        "id": "vpc-0a1b2c3d4e5f60718",
        "publicSubnets": ["subnet-0a1b2c3d4e5f60711", "subnet-0a1b2c3d4e5f60712", "subnet-0a1b2c3d4e5f60713"],
        "routableSubnets": ["subnet-0a1b2c3d4e5f60721", "subnet-0a1b2c3d4e5f60722", "subnet-0a1b2c3d4e5f60723"],
        "nodeSubnets": ["subnet-0a1b2c3d4e5f60731", "subnet-0a1b2c3d4e5f60732", "subnet-0a1b2c3d4e5f60733"],
    },
    "network.azs": ["eu-west-1a", "eu-west-1b", "eu-west-1c"],
}
ZONES = {"network.azs": ["eu-west-1a", "eu-west-1b", "eu-west-1c"]}
GIT = "https://git.example.com/platform/analytics.git"
IDENTITY_CENTER = "arn:aws:sso:::instance/ssoins-1234567890abcdef"
CERTIFICATE = "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d-1111-2222-3333-444455556666"
SECRET = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:ecr-pullthroughcache/docker-hub-a1b2c3"

COMMON = {
    "environment": {"prod": None, "dev": {"environment": "dev"}},
    "iac": {"terraform": None, "both": {"iac": "both"}, "eksctl": {"iac": "eksctl", **EXISTING_VPC}},
    "vpc": {"own": None, "existing": EXISTING_VPC},
    "backend": {
        "none": None,
        "local": {"terraform.backend": {"type": "local"}},
        "s3": {"terraform.backend": {"type": "s3", "bucket": "analytics-tfstate", "key": "platform/terraform.tfstate",
                                     "region": "eu-west-1", "kmsKeyId": "alias/terraform-state"}},
    },
    "endpoint": {
        "private": None,
        "public": {"cluster.endpoint": "privateAndPublic", "cluster.publicCidrs": ["203.0.113.0/24"]},
    },
    "cluster": {
        "defaults": None,
        "large": {"cluster.controlPlaneTier": "tier-2xl", "cluster.supportType": "EXTENDED", "cluster.zonalShift": False,
                  "cluster.deletionProtection": False, "cluster.logTypes": ["audit", "api"],
                  "cluster.logRetentionDays": 365},
    },
    "family": {"ipv4": None, "ipv6": {"network.ipFamily": "ipv6"}},
    "nat": {"per-az": None, "single": {"network.nat": "single"}, "none": {"network.nat": "none"}},
    "cni": {
        "defaults": None,
        "no-prefixes": {"network.cni.prefixDelegation": False, "network.cni.maxPods": 14},
    },
    "dns": {
        "node-local": None,
        "without": {"dns.nodeLocal": False, "dns.podNdots": 3, "dns.coreDns": {"minReplicas": 4, "maxReplicas": 60}},
    },
    "ami": {"al2023": None, "bottlerocket": {"nodes.amiFamily": "bottlerocket", "nodes.amiVersion": "v1.55.0"}},
    "arch": {"arm64": None, "amd64": {"nodes.arch": "amd64", "nodes.system.instanceTypes": ["m7i.xlarge"]}},
    "fargate": {
        "none": None,
        "reports": {"nodes.fargate": [{"name": "reports", "namespace": "reports", "labels": {"compute": "fargate"}}]},
    },
    "identity": {"auto": None, "pod-identity": {"identity": "podIdentity"}, "irsa": {"identity": "irsa"}},
    "security": {
        "defaults": None,
        "restricted": {"security.podSecurity": "restricted"},
        "open": {"security.networkPolicies": False, "security.imdsHopLimit": 2},
    },
    "metrics": {"in-cluster": None, "amp": {"observability.metrics": "amp"}, "none": {"observability.metrics": "none"}},
    "grafana": {"in-cluster": None, "amg": {"observability.grafana": "amg"}, "none": {"observability.grafana": "none"}},
    "insights": {
        "on": None,
        "off": {"observability.containerInsights": False, "observability.splitCost": False},
    },
    "gitops": {
        "none": None,
        "argocd": {"gitops": {"engine": "argocd", "repoUrl": GIT}},
        "flux": {"gitops": {"engine": "flux", "repoUrl": GIT}},
        "capability": {"gitops": {"engine": "capability", "repoUrl": GIT, "identityCenterArn": IDENTITY_CENTER}},
    },
    "ack": {
        "off": None,
        "managed": {"ack": {"enabled": True}},
        "self": {"ack": {"enabled": True, "managed": False}},
    },
    "isolation": {"namespace": None, "cluster": {"isolation": "cluster"}},
    "storage": {
        "defaults": None,
        "efs": {"storage.efs": True},
        "ontap": {"storage.fsxOntap": {"capacityGb": 1024, "throughputMbps": 128, "tenant": "second"}},
        "no-mountpoint": {"storage.s3Mountpoint": False},
    },
    "registry": {
        "defaults": None,
        "replicated": {"registry.replicateTo": ["eu-central-1"]},
        "cached": {"registry.pullThrough": ["ecr-public", "quay", "k8s", "docker-hub"], "registry.credentialArn": SECRET},
        "bare": {"registry.pullThrough": []},
    },
    "tenancy": {
        "defaults": None,
        "shared": {"tenants.first.nodePools": "shared", "tenants.second.nodePools": "shared"},
        "rich": {"tenants.first.readBuckets": ["acme-raw"],
                 "tenants.first.buckets": [{"name": "first-lake", "access": "readWrite", "prefixes": ["landing/"]}],
                 "tenants.first.egress": [{"cidr": "10.20.0.0/16", "ports": [9094]}],
                 "tenants.first.access": {"groups": ["first-team"], "roles": ["arn:aws:iam::111122223333:role/first"]},
                 "tenants.first.policyArns": ["arn:aws:iam::111122223333:policy/first-glue"]},
    },
}

DYNAMIC = {
    **COMMON,
    "cni": {
        "defaults": None,
        "no-prefixes": {"network.cni": {"prefixDelegation": False, "maxPods": 14, "minimumIpTarget": 14}},
    },
    "placement": {"job-zone": None, "zonal": {"network.placement": "zonal", **ZONES},
                  "spread": {"network.placement": "spread"}, "none": {"network.placement": "none"}},
    "scheduler": {"yunikorn": None, "volcano": {"scheduler": "volcano"}, "default": {"scheduler": "default"}},
    "workflow": {"argo": None, "airflow": {"workflow": "airflow", "airflow": {"repoUrl": GIT}}, "none": {"workflow": "none"}},
    "runtime": {"operator": None, "emr": {"sparkRuntime": "emr-on-eks"}, "serverless": {"sparkRuntime": "emr-serverless"}},
    "shuffle": {
        "nvme": None,
        "ebs": {"tenants.first.spark.shuffle": "ebs-pvc"},
        "celeborn": {"tenants.first.spark.shuffle": "celeborn"},
    },
    "spark": {
        "defaults": None,
        "old": {"tenants.first.spark.version": "3.5.7"},
        "plain": {"tenants.first.spark.historyServer": False, "tenants.first.spark.decommission": False,
                  "tenants.first.spark.conf": {"spark.sql.adaptive.enabled": "true"}},
    },
    "jobs": {
        "unsaid": None,
        "long": {"tenants.first.spark.delayTolerant": True, "tenants.second.spark.delayTolerant": True,
                 "tenants.first.spark.longestJob": "6h",
                 "tenants.first.spark.conf": {"spark.kubernetes.executor.annotation.karpenter.sh/do-not-disrupt": "true"},
                 "pools.spark-executor.capacity": ["spot"],
                 "pools.spark-driver.disruption.terminationGracePeriod": "6h30m"},
    },
    "queue": {"fifo": None, "fair": {"tenants.first.queue": {"policy": "fair", "maxApplications": 50, "preemption": False}}},
    "lineage": {"off": None, "on": {"observability.openLineage": {"url": "https://lineage.example.com"}}},
    "workloads": {
        "spark": None,
        "ray": {"tenants.second.workloads": ["spark", "ray"]},
        "notebooks": {"tenants.second.workloads": ["spark", "notebooks"]},
    },
    "pools": {
        "defaults": None,
        "tuned": {"pools.spark-executor": {"families": ["r6gd", "r7gd", "r8gd"], "minNvmeGb": 400, "minNetworkMbps": 1000, "weight": 60,
                                           "kubelet": {"imageGCHighThresholdPercent": "85"},
                                           "disruption": {"consolidateAfter": "4m", "budgets": [
                                               {"nodes": "10%"},
                                               {"nodes": "0", "schedule": "0 6 * * *", "duration": "2h"}]}}},
    },
}

GPU = {"pools.inference": {"families": ["g6"]}}
STATIC = {
    **COMMON,
    "placement": {"spread": None, "zonal": {"network.placement": "zonal", **ZONES}},
    "scheduler": {"default": None, "volcano": {"scheduler": "volcano"}},
    "window": {"none": None, "sunday": {"maintenance.window": "Sun 02:00-06:00"},
               "daily": {"maintenance.window": "Daily 01:30-03:00"}},
    "streaming": {
        "flink": None,
        "two": {"tenants.second.workloads": ["flink"]},
        "nifi": {"tenants.second.workloads": ["nifi"]},
    },
    "training": {
        "none": None,
        "p5": {"tenants.third.workloads": ["training"],
               "pools.training": {"instanceTypes": ["p5.48xlarge"], "count": 4}, **ZONES},
        "reserved": {"tenants.third.workloads": ["training"],
                     "pools.training": {"instanceTypes": ["p5.48xlarge"], "count": 4, "zone": "eu-west-1b",
                                        "capacity": ["reserved"], "reservation": {"id": "cr-0a1b2c3d4e5f60718"}},
                     **ZONES},
        "trainium": {"tenants.third.workloads": ["training"], "tenants.third.training": {"nodes": 2},
                     "pools.training": {"instanceTypes": ["trn1.32xlarge"], "count": 2}, **ZONES},
        "karpenter": {"tenants.third.workloads": ["training"], "tenants.third.training": {"nodes": 2},
                      "pools.training": {"instanceTypes": ["p5.48xlarge"], "provisioner": "karpenter"}, **ZONES},
        "self": {"tenants.third.workloads": ["training"], "tenants.third.training": {"nodes": 2},
                 "pools.training": {"instanceTypes": ["p5.48xlarge"], "count": 2, "provisioner": "selfManaged"}, **ZONES},
    },
    "lustre": {"default": None, "off": {"storage.fsxLustre": {"capacityGb": 0}}, "on": {"storage.fsxLustre": {"capacityGb": 4800, "throughput": 500, "tenant": "first"}}},
    "inference": {
        "none": None,
        "ray": {"tenants.fourth.workloads": ["inference"]},
        "public": {"tenants.fourth.workloads": ["inference"],
                   "tenants.fourth.inference": {"engine": "ray", "exposure": "public", "host": "models.example.com"}},
        "deployment": {"tenants.fourth.workloads": ["inference"],
                       "tenants.fourth.inference": {"engine": "deployment", "exposure": "internal",
                                                    "host": "models.example.com"}},
    },
    "notebooks": {"none": None, "on": {"tenants.fifth.workloads": ["notebooks"]}},
}

TENANTS = {
    "dynamic": {"first": ["spark"], "second": ["spark"]},
    "static": {"first": ["flink"], "second": ["flink"]},
}
TABLES = {"dynamic": DYNAMIC, "static": STATIC}


def conflicts(design, chosen):
    """Combinations that a profile refuses, each for a reason that its error says."""
    def has(switch, *words):
        return chosen.get(switch) in words

    yield has("iac", "eksctl") and has("vpc", "own")  # eksctl makes no subnets in secondary CIDRs
    yield has("family", "ipv6") and (has("vpc", "existing") or has("iac", "eksctl"))
    yield has("family", "ipv6") and has("cni", "no-prefixes")
    yield has("family", "ipv6") and has("fargate", "reports")
    yield (has("vpc", "existing") or has("iac", "eksctl")) and has("nat", "single", "none")
    yield has("nat", "none") and has("gitops", "argocd", "flux", "capability")
    yield has("grafana", "in-cluster", "amg") and has("metrics", "none")
    yield has("grafana", "amg") and has("metrics", "in-cluster")
    trains = chosen.get("training", "none") != "none"
    lustre = has("lustre", "on") or (has("lustre", "default") and trains)
    yield lustre and (has("ack", "managed", "self") or has("family", "ipv6"))
    yield has("family", "ipv6") and (has("workloads", "ray") or has("inference", "ray", "public"))
    yield has("family", "ipv6") and has("training", "self") and has("iac", "both")
    yield has("security", "open") and (has("workloads", "notebooks") or has("notebooks", "on"))
    yield has("ack", "managed", "self") and has("spark", "old")
    yield has("isolation", "cluster") and (has("vpc", "existing") or has("iac", "eksctl", "both"))
    yield has("ack", "managed", "self") and has("identity", "irsa")
    if design == "dynamic":
        yield has("runtime", "emr", "serverless") and chosen.get("shuffle", "nvme") != "nvme"
        yield has("runtime", "emr", "serverless") and chosen.get("spark", "defaults") != "defaults"
        yield has("spark", "old") and has("identity", "pod-identity")
        yield has("pools", "tuned") and has("arch", "amd64")
        yield has("pools", "tuned") and has("isolation", "cluster") and chosen.get("shuffle", "nvme") != "nvme"
        yield has("queue", "fair") and has("scheduler", "default", "volcano")
        yield has("runtime", "emr") and has("identity", "irsa")
        yield has("runtime", "serverless") and (has("pools", "tuned") or has("jobs", "long"))
        yield has("lineage", "on") and has("runtime", "emr", "serverless")
    else:
        yield trains and has("scheduler", "default")
