#!/usr/bin/env python3
"""Writes lib/facts/data/*.csv, the tables of the fact module, from a folder of collected facts.

usage: scripts/generate-facts.py [FACTS_DIR] [OUTPUT_DIR]     (default: ../shared/facts and lib/facts/data)

The tables are committed; this script runs only when the collected facts are renewed. The first lines of each table
name its source and the date of that source, `row` names the C++ type of a line, and the heading gives each column as
name:type with type text, int, flag or an enum of lib/facts. An empty cell is the field's default. Lists use `|`.
"""
import json
import pathlib
import re
import sys

from fact_csv import write_table

ROOT = pathlib.Path(__file__).resolve().parent.parent


def label_word(text):
    """Karpenter's label form of a hardware name: lower case, blanks become hyphens."""
    return text.lower().replace(" ", "-") if text else None


# ---- instance types

TYPE_COLUMNS = """name:text family:text size:text category:text generation:int arch:Architecture offered:flag
vcpu:int threads_per_core:int memory_mib:int cpu_manufacturer:text cpu_mhz:int hypervisor:text bare_metal:flag
flex:flag burstable:flag current_generation:flag usage_classes:text enis:int ipv4_per_eni:int network_cards:int
branch_enis:int network_bandwidth_mbps:int efa_interfaces:int encryption_in_transit:flag ebs_bandwidth_mbps:int
local_nvme_gb:int local_disks:int gpu_name:text gpu_manufacturer:text gpu_count:int gpu_memory_mib:int
accelerator_name:text accelerator_manufacturer:text accelerator_count:int neuron_cores:int eni_max_pods:int
allocatable_cpu_millis:int allocatable_memory_mib:int allocatable_pods:int price_micro_usd_per_hour:int""".split()

# The EC2 capture has no inference accelerators; Karpenter's published type table names this one.
QUALCOMM = {"dl2q.24xlarge": {"accelerator_name": "qualcomm-ai100", "accelerator_manufacturer": "qualcomm",
                              "accelerator_count": 8}}


def quantity(text, suffix):
    if text is None:
        return None
    if not text.endswith(suffix):
        raise SystemExit(f"quantity {text!r} does not end in {suffix}")
    return int(text[: -len(suffix)])


def accelerator_cells(name, facts):
    if name in QUALCOMM:
        return QUALCOMM[name]
    if not facts.get("neuron"):
        return {}
    device = facts["neuron"][0]
    return {"accelerator_name": label_word(device["name"]), "accelerator_manufacturer": "aws",
            "accelerator_count": device["devices"], "neuron_cores": device["devices"] * device["cores_per_device"]}


def gpu_cells(facts):
    if not facts.get("gpus"):
        return {}
    gpu = facts["gpus"][0]
    return {"gpu_name": label_word(gpu["name"]), "gpu_manufacturer": label_word(gpu["manufacturer"]),
            "gpu_count": gpu["count"], "gpu_memory_mib": gpu["memory_mib"]}


def type_record(name, facts):
    network, disks = facts["network"], facts.get("local_storage", {})
    karpenter, price = facts.get("karpenter", {}), facts.get("usd_per_hour_us_east_1")
    same = ("family size category generation arch vcpu threads_per_core memory_mib cpu_manufacturer cpu_mhz hypervisor "
            "bare_metal flex burstable current_generation usage_classes").split()
    record = {key: facts.get(key) for key in same}
    record.update(
        name=name,
        offered="arch" in facts,
        enis=network.get("enis"), ipv4_per_eni=network.get("ipv4_per_eni"),
        network_cards=network.get("network_cards", 1), branch_enis=network.get("branch_enis"),
        network_bandwidth_mbps=network.get("bandwidth_mbps"), efa_interfaces=network.get("efa_interfaces"),
        encryption_in_transit=network.get("encryption_in_transit"),
        ebs_bandwidth_mbps=facts.get("ebs", {}).get("max_mbps"),
        local_nvme_gb=disks.get("total_gb") if disks.get("nvme") else None,
        local_disks=sum(disk["count"] for disk in disks["disks"]) if "disks" in disks else None,
        eni_max_pods=facts.get("max_pods", {}).get("secondary_ip"),
        allocatable_cpu_millis=quantity(karpenter.get("cpu_allocatable"), "m"),
        allocatable_memory_mib=quantity(karpenter.get("memory_allocatable"), "Mi"),
        allocatable_pods=karpenter.get("pods"),
        price_micro_usd_per_hour=None if price is None else round(price * 1_000_000))
    record.update(gpu_cells(facts))
    record.update(accelerator_cells(name, facts))
    return record


def write_instance_tables(facts, out):
    data = json.loads((facts / "instance-types.json").read_text())
    records = [type_record(name, data["types"][name]) for name in sorted(data["types"])]
    source = "; ".join(data["sources"].values())
    write_table(out, "instance_types", "InstanceType", source, "2026-08-22", TYPE_COLUMNS, records)
    families = {}
    for index, record in enumerate(records):
        family = families.setdefault(record["family"], {
            "name": record["family"], "category": record["category"], "generation": record["generation"],
            "arch": None, "offered": False, "local_nvme": False, "first_type": index, "type_count": 0})
        if index != family["first_type"] + family["type_count"]:
            raise SystemExit(f"types of {record['family']} are not in one run")
        family["type_count"] += 1
        family["arch"] = family["arch"] or record["arch"]
        family["offered"] |= record["offered"]
        family["local_nvme"] |= bool(record["local_nvme_gb"])
    columns = "name:text category:text generation:int arch:Architecture offered:flag local_nvme:flag first_type:int type_count:int".split()
    write_table(out, "instance_families", "InstanceFamily", source, "2026-08-22", columns,
                [families[name] for name in sorted(families)])


# ---- Spark properties

def default_text(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    return None if value is None else ",".join(value) if isinstance(value, list) else str(value)


def property_record(name, facts):
    deprecated = facts.get("deprecated", {})
    replacement = deprecated.get("replacement") or ([facts["alias_of"]] if "alias_of" in facts else None)
    return {"name": name, "type": facts.get("type"), "unit": facts.get("unit"), "list": facts.get("list"),
            "values": facts.get("values"), "case_insensitive": facts.get("case_insensitive"),
            "default_value": default_text(facts.get("default")),
            "default_value_3_5": default_text(facts.get("default_3_5")),
            "fallback": facts.get("fallback"), "since": facts.get("since"),
            "deprecated_since": deprecated.get("since"), "removed_in": facts.get("removed"),
            "replacement": replacement, "in_3_5": "3.5" in facts["in"], "in_4_1": "4.1" in facts["in"],
            "is_static": facts.get("static"), "internal": facts.get("internal"), "area": facts["area"]}


PROPERTY_COLUMNS = """name:text type:text unit:text list:flag values:text case_insensitive:flag default_value:text
default_value_3_5:text fallback:text since:text deprecated_since:text removed_in:text replacement:text in_3_5:flag
in_4_1:flag is_static:flag internal:flag area:text""".split()


def patterns_of(regex):
    """The families' expressions as patterns: * is one segment, ** is one or more characters."""
    text = regex.removeprefix("^").removesuffix("$").replace(r"\.", ".")
    for group in ("([^.]+)", "[^.]+"):
        text = text.replace(group, "*")
    for group in ("(.+)", ".+"):
        text = text.replace(group, "**")
    optional_tail = text.endswith("(.**)?")
    if optional_tail:
        text = text.removesuffix("(.**)?")
    choice = re.search(r"\(([\w|]+)\)", text)
    texts = [text] if not choice else [text.replace(choice.group(0), word) for word in choice.group(1).split("|")]
    texts += [text + ".**" for text in texts] if optional_tail else []
    if any(mark in text for text in texts for mark in "()[]+?\\"):
        raise SystemExit(f"cannot turn {regex} into a pattern")
    return texts


def names_of_other_lines(facts):
    """Names of Spark 3.3 to 4.x that the typed definitions lack, from the plain list beside the facts."""
    text = (facts.parent / "knowledge/spark-properties.txt").read_text()
    exact = text.split("[exact]")[1].split("[")[0]
    return [line for line in exact.splitlines() if line.startswith("spark.")]


def write_spark_tables(facts, out):
    data = json.loads((facts / "spark-properties.json").read_text())
    source = "apache/spark " + "; ".join(data["lines"].values())
    for name in names_of_other_lines(facts):
        data["properties"].setdefault(name, {"area": "name-only", "in": []})
    records = [property_record(name, data["properties"][name]) for name in sorted(data["properties"])]
    write_table(out, "spark_properties", "SparkProperty", source, "2025-11-05", PROPERTY_COLUMNS, records)
    families = {pattern: {"pattern": pattern, "since": family.get("since")}
                for family in reversed(data["families"]) for pattern in patterns_of(family["regex"])}
    # In no documentation table: subPathExpr is read by the volume code beside mount.subPath, the vendor as for executors.
    for pattern in ("spark.kubernetes.driver.volumes.*.*.mount.subPathExpr", "spark.worker.resource.*.vendor",
                    "spark.kubernetes.executor.volumes.*.*.mount.subPathExpr"):
        families.setdefault(pattern, {"pattern": pattern})
    write_table(out, "spark_families", "SparkFamily", source, "2025-11-05", ["pattern:text", "since:text"],
                [families[pattern] for pattern in sorted(families)])
    prefixes = sorted(data["third_party_prefixes"], key=lambda entry: entry["prefix"])
    write_table(out, "spark_third_party", "SparkThirdParty", "names of other projects, collected by hand", "2026-08-22",
                ["prefix:text", "project:text"], prefixes)


# ---- Karpenter labels

def write_karpenter_tables(facts, out):
    data = json.loads((facts / "karpenter-labels.json").read_text())
    source = "; ".join(data["sources"])
    records = [{"key": key, "integer": entry.get("integer"), "closed": entry.get("closed"),
                "values": entry.get("values"), "only_on": entry.get("only_on")}
               for key, entry in sorted(data["requirement_keys"].items())]
    write_table(out, "karpenter_labels", "KarpenterLabel", source, "2026-08-22",
                ["key:text", "integer:flag", "closed:flag", "values:text", "only_on:text"], records)


def write_karpenter_values(facts, out):
    data = json.loads((facts / "karpenter-labels.json").read_text())
    kubelet, disruption, node_class = data["kubelet_fields"]["fields"], data["disruption"], data["ec2nodeclass"]
    sets = {"ami_alias_families": node_class["alias_families"], "ami_families": node_class["amiFamily"],
            "capacity_types": data["requirement_keys"]["karpenter.sh/capacity-type"]["values"],
            "consolidation_policies": disruption["consolidationPolicy"]["v1"],
            "disruption_reasons": disruption["budgets"]["reasons"],
            "eviction_signals": kubelet["evictionHard"]["keys"],
            "feature_gates": [gate["name"] for gate in data["feature_gates"]],
            "instance_store_policies": node_class["instanceStorePolicy"], "kubelet_fields": sorted(kubelet),
            "reserved_resources": kubelet["kubeReserved"]["keys"]}
    write_table(out, "karpenter_value_sets", "KarpenterValueSet", "; ".join(data["sources"]), "2026-08-22",
                ["name:text", "values:text"], [{"name": name, "values": values} for name, values in sorted(sets.items())])


# ---- EKS, the VPC CNI, API kinds

# The compatibility page of Karpenter drops old rows; these stood in that of v1.0.
OLDER_KARPENTER = {"1.25": "0.25", "1.26": "0.28", "1.27": "0.28", "1.28": "0.31", "1.29": "0.34"}


def karpenter_minimum(entry):
    text = entry.get("karpenter") or OLDER_KARPENTER.get(entry["version"], "")
    return text.removeprefix(">= ").replace(".x", ".0")


def write_eks_tables(facts, out):
    data = json.loads((facts / "eks-versions.json").read_text())
    source = "; ".join(data["sources"])
    versions = [{"minor": entry["version"], "released": entry["eks_release"],
                 "standard_support_until": entry["standard_support_until"],
                 "extended_support_until": entry.get("extended_support_until"),
                 "karpenter_minimum": karpenter_minimum(entry),
                 "node_os": entry.get("node_os")} for entry in data["versions"]]
    versions.sort(key=lambda record: int(record["minor"].split(".")[1]))
    write_table(out, "eks_versions", "EksVersion", source, data["as_of"],
                ["minor:text", "released:text", "standard_support_until:text", "extended_support_until:text",
                 "karpenter_minimum:text", "node_os:text"], versions)
    closed = {**data["api_enums"], "EksctlAmiFamily": data["eksctl"]["amiFamily"]}
    write_table(out, "eks_value_sets", "EksValueSet", source, data["as_of"], ["name:text", "values:text"],
                [{"name": name, "values": closed[name]} for name in sorted(closed)])
    addons = [{"name": entry["name"], "publisher": entry.get("publisher"), "namespace_name": entry.get("namespace"),
               "service_account": entry.get("service_account"), "managed_policies": entry.get("managed_policies"),
               "unverified": entry.get("unverified")} for entry in data["addons"]]
    write_table(out, "eks_addons", "EksAddon", source, data["as_of"],
                ["name:text", "publisher:text", "namespace_name:text", "service_account:text", "managed_policies:text",
                 "unverified:flag"], sorted(addons, key=lambda record: record["name"]))


def write_cni_table(facts, out):
    data = json.loads((facts / "vpc-cni-env.json").read_text())
    records = [{"name": name, "type": entry["type"], "default_value": entry["default"],
                "chart_value": entry.get("chart_value"), "values": entry.get("values"), "since": entry.get("since"),
                "init_container": "aws-vpc-cni-init" in entry["container"],
                "main_container": entry["container"] != "aws-vpc-cni-init", "deprecated_since": entry.get("deprecated"),
                "documented": not entry.get("undocumented")} for name, entry in sorted(data["env"].items())]
    write_table(out, "cni_variables", "CniVariable", f"aws/amazon-vpc-cni-k8s {data['version']} README, chart and Go sources",
                "2026-08-22", ["name:text", "type:text", "default_value:text", "chart_value:text", "values:text",
                               "since:text", "init_container:flag", "main_container:flag",
                               "deprecated_since:text", "documented:flag"], records)


def write_kind_table(facts, out):
    rows = json.loads((facts.parent / "schemas/index.json").read_text())["kinds"]
    kinds = {}
    for row in rows:
        key = f"{row['apiVersion']} {row['kind']}"
        kinds[key] = {"name": key, "plural": row.get("plural"), "cluster_scoped": row["scope"] == "Cluster"}
    write_table(out, "api_kinds", "ApiKind", "CRDs of the projects and the OpenAPI documents of Kubernetes 1.33 and 1.36",
                "2026-08-22", ["name:text", "plural:text", "cluster_scoped:flag"], [kinds[key] for key in sorted(kinds)])


def main(arguments):
    facts = pathlib.Path(arguments[0]) if arguments else ROOT / "../shared/facts"
    out = pathlib.Path(arguments[1]) if len(arguments) > 1 else ROOT / "lib/facts/data"
    out.mkdir(parents=True, exist_ok=True)
    write_instance_tables(facts, out)
    write_spark_tables(facts, out)
    write_karpenter_tables(facts, out)
    write_karpenter_values(facts, out)
    write_eks_tables(facts, out)
    write_cni_table(facts, out)
    write_kind_table(facts, out)


if __name__ == "__main__":
    main(sys.argv[1:])
