"""Holds rendered trees to what must agree between their files, read by a library of Python's: invariants.py FOLDER.

FOLDER/<profile>/tree is a tree, or holds one a tenant. Prints what does not agree, by the names that it has in the
specification of what is rendered; exit code 77 where PyYAML is missing.
"""
import ipaddress
import math
import pathlib
import re
import sys

try:
    import yaml
except ImportError:
    print("skipped: needs PyYAML")
    sys.exit(77)

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
LINK_LOCAL_AGENT = {"169.254.170.23/32", "fd00:ec2::23/128"}
METADATA = {"169.254.169.254/32", "fd00:ec2::254/128"}
SECONDS = {"s": 1, "m": 60, "h": 3600}
BYTES = {"": 1, "Ki": 2**10, "Mi": 2**20, "Gi": 2**30, "Ti": 2**40}
HOST_PODS = 2  # aws-node and kube-proxy are on every node, in its own network
# Labels that Celeborn's, Ray's and other operators put on the pods they make.
MADE_BY_OPERATORS = re.compile(r"celeborn\.|ray\.io/|app\.kubernetes\.io/|jobset\.")
PODS_OF_JOBS = ("spark", "flink", "ray", "training", "inference")


def seconds(text):
    return sum(int(number) * SECONDS[unit] for number, unit in re.findall(r"(\d+)([smh])(?!\w*s)", str(text)))


def quantity(text):
    number, unit = re.fullmatch(r"([\d.]+)(\w*)", str(text)).groups()
    return float(number) * BYTES[unit]


def below(value, path=""):
    """Every mapping in a value, with its path."""
    if isinstance(value, dict):
        yield path, value
        for key, child in value.items():
            yield from below(child, f"{path}.{key}")
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from below(child, f"{path}[{index}]")


class Tree:
    def __init__(self, folder):
        self.folder = folder
        self.objects = []  # (file, object)
        self.values = {}
        for file in sorted(folder.rglob("*.yaml")):
            name = str(file.relative_to(folder))
            if name.startswith("helm/values/"):
                self.values[file.stem] = yaml.load(file.read_text(), LOADER)
            elif file.name != "kustomization.yaml":
                documents = yaml.load_all(file.read_text(), LOADER)
                self.objects += [(name, each) for each in documents if isinstance(each, dict)]
        self.terraform = {file.name: file.read_text() for file in sorted(folder.glob("terraform/*.tf"))}
        self.hcl = "\n".join(self.terraform.values())

    def of_kind(self, *kinds):
        return [(file, each) for file, each in self.objects if each.get("kind") in kinds]

    def jobs(self):
        """Spark applications wherever they stand: alone, scheduled, or in the text of a workflow."""
        for file, each in self.objects:
            if each.get("kind") == "SparkApplication":
                yield file, each["spec"]
            elif each.get("kind") == "ScheduledSparkApplication":
                yield file, each["spec"]["template"]
            for _, inner in below(each):
                if isinstance(inner.get("manifest"), str) and "SparkApplication" in inner["manifest"]:
                    yield file, yaml.load(inner["manifest"], LOADER)["spec"]

    def pods(self):
        for file, each in self.objects:
            for path, inner in below(each):
                if isinstance(inner.get("containers"), list) and each.get("kind") != "SparkApplication":
                    yield file, f"{each['kind']}{path}", inner


def max_pods(tree):
    """I10 to I12."""
    kubelets = [each["spec"].get("kubelet", {}) for _, each in tree.of_kind("EC2NodeClass")]
    found = {each["maxPods"] for each in kubelets if "maxPods" in each}
    found |= {int(number) for number in re.findall(r"maxPods\s*[=:]\s*(\d+)", tree.hcl)}
    for _, cluster in tree.of_kind("ClusterConfig"):
        found |= {group["maxPodsPerNode"] for _, group in below(cluster) if "maxPodsPerNode" in group}
    if "dynamic" in tree.design and len(found) > 1:
        yield f"I12: nodes with different maxPods: {sorted(found)}"
    target = re.search(r'MINIMUM_IP_TARGET\s*=\s*"(\d+)"', tree.hcl)
    if target and "WARM_IP_TARGET" not in tree.hcl and "ENABLE_PREFIX_DELEGATION" in tree.hcl:
        room = 16 * math.ceil(int(target[1]) / 16)
        yield from (f"I10: {pods} pods, {room} addresses" for pods in found if pods - HOST_PODS > room)


def dns(tree):
    """I13: the same addresses for the cache, its zones and the tenants' policies."""
    for _, daemon in tree.of_kind("DaemonSet"):
        if daemon["metadata"]["name"] != "node-local-dns":
            continue
        arguments = daemon["spec"]["template"]["spec"]["containers"][0]["args"]
        addresses = set(arguments[arguments.index("-localip") + 1].split(","))
        maps = [each for _, each in tree.of_kind("ConfigMap") if each["metadata"]["name"] == "node-local-dns"]
        for line in re.findall(r"bind (.+)", maps[0]["data"]["Corefile"]):
            if set(line.split()) != addresses:
                yield f"I13: bind {line} beside {sorted(addresses)}"
        for file, policy in tree.of_kind("NetworkPolicy"):
            opened = {block["cidr"].split("/")[0] for _, block in below(policy) if "cidr" in block}
            if policy["metadata"]["name"] == "platform-services" and not addresses <= opened:
                yield f"I13: {file} leaves out {sorted(addresses - opened)}"


def egress(tree):
    """I14: identities and HTTPS are open to tenants, the node's role is not."""
    for file, policy in tree.of_kind("NetworkPolicy"):
        for path, block in below(policy):
            is_everywhere = block.get("cidr") in ("0.0.0.0/0", "::/0") and "egress" in path
            if is_everywhere and not METADATA & set(block.get("except", [])):
                yield f"I14: {file}{path} opens the metadata service"
        if policy["metadata"]["name"] == "platform-services":
            opened = {block["cidr"] for _, block in below(policy) if "cidr" in block}
            if not opened & LINK_LOCAL_AGENT:
                yield f"I14: {file} closes the agent of Pod Identity"


def pools(tree):
    """I18 to I20."""
    taints_of = {}
    for file, pool in tree.of_kind("NodePool"):
        spec, template = pool["spec"], pool["spec"]["template"]
        if template.get("metadata", {}).get("labels", {}).get("dekctl.dev/role") == "system":
            yield f"I18: {file} makes nodes of the system"
        disruption = spec.get("disruption", {})
        if "replicas" not in spec and "consolidateAfter" not in disruption:
            yield f"I19: {file} says no consolidateAfter"
        for budget in disruption.get("budgets", []):
            if ("schedule" in budget) != ("duration" in budget):
                yield f"I19: {file} has a schedule without a duration, or the other way round"
        given = template["spec"].get("taints", [])
        taints = frozenset((each["key"], each.get("value"), each["effect"]) for each in given)
        zones = tuple(value for each in template["spec"]["requirements"] if each["key"].endswith("/zone")
                      for value in each.get("values", []))
        taints_of.setdefault((taints, zones, spec.get("weight")), []).append(pool["metadata"]["name"])
    yield from (f"I20: nothing orders {names}" for names in taints_of.values() if len(names) > 1)


def spark(tree):
    """I21, I22, I25 and I27."""
    wait = {}
    for _, pool in tree.of_kind("NodePool"):
        labels = pool["spec"]["template"].get("metadata", {}).get("labels", {})
        after = pool["spec"]["disruption"].get("consolidateAfter")
        wait[(labels.get("dekctl.dev/role"), labels.get("dekctl.dev/tenant"))] = after
    for file, job in tree.jobs():
        conf, executor = job["sparkConf"], job["executor"]
        selector = executor.get("nodeSelector", {})
        after = wait.get((selector.get("dekctl.dev/role"), selector.get("dekctl.dev/tenant")))
        idle = conf.get("spark.dynamicAllocation.executorIdleTimeout")
        if after and after != "Never" and idle and seconds(after) <= seconds(idle):
            yield f"I22: {file}: executors idle for {idle}, nodes wait {after}"
        interval = conf.get("spark.executor.decommission.killInterval")
        grace = executor.get("terminationGracePeriodSeconds", 30)
        if interval and (grace < seconds(interval) or seconds(interval) > 120):
            yield f"I22: {file}: {grace} s of grace for {interval}"
        provider = conf.get("spark.hadoop.fs.s3a.aws.credentials.provider", "")
        wanted = ("software.amazon.awssdk." if job["sparkVersion"][0] == "4" else "com.amazonaws.")
        if provider and not provider.startswith(wanted):
            yield f"I25: {file}: {provider} in Spark {job['sparkVersion']}"
        fallback = conf.get("spark.storage.decommission.fallbackStorage.path", "/")
        if not fallback.endswith("/"):
            yield f"I23: {file}: {fallback} does not end in a slash"
        yield from history(tree, file, conf)
        for role in ("driver", "executor"):
            yield from affinity(file, job, role)


def history(tree, file, conf):
    if "/" not in file or not conf.get("spark.eventLog.dir"):
        return
    store = tree.values.get(f"spark-history-server-{file.split('/')[1]}", {}).get("logStore", {}).get("s3")
    if store and conf["spark.eventLog.dir"] != f"s3a://{store['bucket']}/{store['eventLogsPath']}":
        yield f"I21: {file}: {conf['spark.eventLog.dir']} is not what the history server reads"


def affinity(file, job, role):
    together = job[role].get("affinity", {}).get("podAffinity", {})
    for term in together.get("requiredDuringSchedulingIgnoredDuringExecution", []):
        for label in term["labelSelector"]["matchLabels"].items():
            if label not in job["driver"]["labels"].items() or label not in job["executor"]["labels"].items():
                yield f"I27: {file}: {role} looks for {label}, which the job's pods lack"


def resources_outside_pods(tree):
    """By the container that the operator gives them to."""
    found = {}
    for _, job in tree.of_kind("TrainJob"):
        found["node"] = job["spec"]["trainer"]["resourcesPerNode"]
    for _, job in tree.of_kind("FlinkDeployment"):
        sizes = [job["spec"][part]["resource"].get("ephemeralStorage") for part in ("jobManager", "taskManager")]
        if all(sizes):  # the operator makes it the request and the limit
            found["flink-main-container"] = {part: {"ephemeral-storage": sizes[0]} for part in ("requests", "limits")}
    return found


def storage(tree):
    """I23 and I33."""
    set_elsewhere = resources_outside_pods(tree)
    for file, where, pod in tree.pods():
        if not file.startswith(PODS_OF_JOBS):
            continue
        for container in pod["containers"] + pod.get("initContainers", []):
            resources = container.get("resources", set_elsewhere.get(container["name"], {}))
            asked = resources.get("requests", {}).get("ephemeral-storage")
            allowed = resources.get("limits", {}).get("ephemeral-storage")
            if not asked or not allowed or quantity(asked) > quantity(allowed):
                yield f"I23: {file}: {where}: {container['name']}: ephemeral storage of {asked}, at most {allowed}"
    volumes = [each for _, each in tree.of_kind("PersistentVolume")]
    handles = [each["spec"]["csi"]["volumeHandle"] for each in volumes if each["spec"].get("csi")]
    yield from (f"I33: two volumes are {handle}" for handle in set(handles) if handles.count(handle) > 1)
    claims = {(each["metadata"]["namespace"], each["metadata"]["name"]): each["spec"]
              for _, each in tree.of_kind("PersistentVolumeClaim")}
    for volume in volumes:
        reference = volume["spec"].get("claimRef")
        claim = claims.get((reference["namespace"], reference["name"])) if reference else None
        if reference and (claim is None or claim.get("volumeName") != volume["metadata"]["name"]):
            yield f"I33: {volume['metadata']['name']} is kept for a claim that does not name it"


def tenants(tree):
    """I30, I31 and I34."""
    if re.search(r'"s3:\*"', tree.hcl):
        yield "I31: an IAM policy allows s3:*"
    labels = [inner["labels"].items() for _, each in tree.objects for _, inner in below(each)
              if isinstance(inner.get("labels"), dict)]
    for file, budget in tree.of_kind("PodDisruptionBudget"):
        selected = budget["spec"]["selector"].get("matchLabels", {})
        wanted = [each for each in selected.items() if not MADE_BY_OPERATORS.match(each[0])]
        if not any(all(each in items for each in wanted) for items in labels):
            yield f"I34: {file}: no pod has {wanted}"


def addresses(tree):
    """I1 to I4 of a VPC that Terraform makes, and I7."""
    vpc = tree.terraform.get("vpc.tf", "")
    lists = re.findall(r"((?:public|intra|private)_subnets)\s*=\s*\[([^\]]*)\]", vpc)
    networks = {name: [ipaddress.ip_network(each) for each in re.findall(r'"([\d./]+)"', block)]
                for name, block in lists}
    if not networks:
        return
    every = [each for subnets in networks.values() for each in subnets]
    yield from (f"I1: {one} and {other} overlap" for index, one in enumerate(every) for other in every[:index]
                if one.overlaps(other))
    if len({len(subnets) for subnets in networks.values()}) != 1:
        yield f"I4: {({name: len(subnets) for name, subnets in networks.items()})}"
    yield from (f"I2: {each} is no size of a subnet" for each in every if not 16 <= each.prefixlen <= 28)
    cidrs = {ipaddress.ip_network(each) for each in re.findall(r'"([\d.]+/\d+)"', " ".join(
        re.findall(r"(?:^  cidr|secondary_cidr_blocks)\s*=\s*(.+)", vpc, re.M)))}
    yield from (f"I3: {each} lies outside the VPC" for each in every if not any(each.subnet_of(cidr) for cidr in cidrs))
    opened = re.search(r"(?<!_)cidr_blocks = \[([^\]]*)\]", vpc)
    if opened and {ipaddress.ip_network(each) for each in re.findall(r'"([\d./]+)"', opened[1])} != cidrs:
        yield "I8: the endpoints are closed to a part of the VPC"


CHECKS = (addresses, max_pods, dns, egress, pools, spark, storage, tenants)


def main(folder):
    failed = count = 0
    for lock in sorted(folder.glob("**/dekctl.lock.yaml")):
        tree = Tree(lock.parent)
        tree.design = str(lock.relative_to(folder)).split("-")[0]
        count += 1
        for problem in (each for check in CHECKS for each in check(tree)):
            failed += 1
            print(f"{lock.parent.relative_to(folder)}: {problem}")
    print(f"{count} trees, {failed} disagreements")
    return 1 if failed or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
