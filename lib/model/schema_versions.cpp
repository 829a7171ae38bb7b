// Field table: spec.versions; the defaults are the pins of facts/versions.
#include "model/schema.hpp"

namespace dek::model {
namespace {

constexpr Rules pin(std::string_view name, std::string_view component, std::string_view doc,
                    Support support = Support::rendered) {
  return {.name = name,
          .doc = doc,
          .catalogue = component,
          .expected = "a release number in quotes",
          .pattern = R"(\d{1,4}(\.\d{1,4}){1,2})",
          .example = "1.14.1",
          .support = support};
}

constexpr Field kVersions[] = {
    value<&Versions::terraform>(pin("terraform", "terraform", "oldest Terraform", Support::rendered)),
    value<&Versions::aws_provider>(pin("awsProvider", "aws_provider", "oldest AWS provider", Support::rendered)),
    value<&Versions::eks_module>(pin("eksModule", "eks_module", "module terraform-aws-modules/eks", Support::rendered)),
    value<&Versions::vpc_module>(pin("vpcModule", "vpc_module", "module terraform-aws-modules/vpc", Support::rendered)),
    value<&Versions::pod_identity_module>(pin("podIdentityModule", "pod_identity_module",
                                              "module terraform-aws-modules/eks-pod-identity", Support::rendered)),
    value<&Versions::iam_module>(pin("iamModule", "iam_module", "module terraform-aws-modules/iam", Support::rendered)),
    value<&Versions::s3_bucket_module>(
        pin("s3BucketModule", "s3_bucket_module", "module terraform-aws-modules/s3-bucket", Support::rendered)),
    value<&Versions::ecr_module>(pin("ecrModule", "ecr_module", "module terraform-aws-modules/ecr", Support::later)),
    value<&Versions::karpenter>(pin("karpenter", "karpenter", "Karpenter", Support::rendered)),
    value<&Versions::node_local_dns>(pin("nodeLocalDns", "node_local_dns", "NodeLocal DNS image", Support::rendered)),
    value<&Versions::spark_operator>(pin("sparkOperator", "spark_operator", "Spark operator chart", Support::rendered)),
    value<&Versions::yunikorn>(pin("yunikorn", "yunikorn", "YuniKorn chart", Support::rendered)),
    value<&Versions::volcano>(pin("volcano", "volcano", "Volcano chart", Support::rendered)),
    value<&Versions::flink_operator>(pin("flinkOperator", "flink_operator", "Flink operator chart", Support::rendered)),
    value<&Versions::kube_ray>(pin("kubeRay", "kube_ray", "KubeRay chart", Support::rendered)),
    value<&Versions::trainer>(pin("trainer", "trainer", "Kubeflow Trainer chart", Support::rendered)),
    value<&Versions::argo_workflows>(pin("argoWorkflows", "argo_workflows", "Argo Workflows chart", Support::rendered)),
    value<&Versions::argo_cd>(pin("argoCd", "argo_cd", "Argo CD chart", Support::rendered)),
    value<&Versions::emr>(pin("emr", "emr", "EMR release of `sparkRuntime: emr-…`", Support::rendered)),
    value<&Versions::ack_s3>(pin("ackS3", "ack_s3", "chart of the ACK controller for S3", Support::rendered)),
    value<&Versions::ack_iam>(pin("ackIam", "ack_iam", "chart of the ACK controller for IAM", Support::rendered)),
    value<&Versions::ack_eks>(pin("ackEks", "ack_eks", "chart of the ACK controller for EKS", Support::rendered)),
    value<&Versions::ack_emr_containers>(
        pin("ackEmrContainers", "ack_emr_containers", "chart of the ACK controller for EMR", Support::rendered)),
    value<&Versions::airflow>(pin("airflow", "airflow", "Airflow chart", Support::rendered)),
    value<&Versions::cert_manager>(pin("certManager", "cert_manager", "cert-manager chart", Support::rendered)),
    value<&Versions::celeborn>(pin("celeborn", "celeborn", "Celeborn chart and image", Support::rendered)),
    value<&Versions::nifi>(pin("nifi", "nifi", "NiFi image", Support::rendered)),
    value<&Versions::kube_prometheus_stack>(
        pin("kubePrometheusStack", "kube_prometheus_stack", "kube-prometheus-stack chart", Support::rendered)),
    value<&Versions::spark_history_server>(
        pin("sparkHistoryServer", "spark_history_server", "Spark history server chart", Support::rendered)),
    value<&Versions::load_balancer_controller>(pin("loadBalancerController", "load_balancer_controller",
                                                   "AWS Load Balancer Controller chart", Support::rendered)),
    value<&Versions::efa_device_plugin>(
        pin("efaDevicePlugin", "efa_device_plugin", "EFA device plugin chart", Support::rendered)),
    value<&Versions::nvidia_device_plugin>(
        pin("nvidiaDevicePlugin", "nvidia_device_plugin", "NVIDIA device plugin chart", Support::rendered)),
    value<&Versions::neuron>(pin("neuron", "neuron", "AWS Neuron chart", Support::rendered)),
    value<&Versions::jupyterhub>(pin("jupyterhub", "jupyterhub", "JupyterHub chart", Support::rendered)),
    value<&Versions::dcgm_exporter>(
        pin("dcgmExporter", "dcgm_exporter", "NVIDIA DCGM exporter chart", Support::rendered)),
};

}  // namespace

Fields versions_fields() {
  return kVersions;
}

}  // namespace dek::model
