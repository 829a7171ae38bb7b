// The fields of a Kubernetes PodSpec, for checks of pod templates that no CRD checks.
#pragma once

#include <array>
#include <string_view>

namespace dek::facts {

// source: OpenAPI document of Kubernetes 1.36, io.k8s.api.core.v1.PodSpec; date: 2026-08-22
inline constexpr std::array<std::string_view, 42> kPodSpecFields = {"activeDeadlineSeconds",
                                                                    "affinity",
                                                                    "automountServiceAccountToken",
                                                                    "containers",
                                                                    "dnsConfig",
                                                                    "dnsPolicy",
                                                                    "enableServiceLinks",
                                                                    "ephemeralContainers",
                                                                    "hostAliases",
                                                                    "hostIPC",
                                                                    "hostNetwork",
                                                                    "hostPID",
                                                                    "hostUsers",
                                                                    "hostname",
                                                                    "hostnameOverride",
                                                                    "imagePullSecrets",
                                                                    "initContainers",
                                                                    "nodeName",
                                                                    "nodeSelector",
                                                                    "os",
                                                                    "overhead",
                                                                    "preemptionPolicy",
                                                                    "priority",
                                                                    "priorityClassName",
                                                                    "readinessGates",
                                                                    "resourceClaims",
                                                                    "resources",
                                                                    "restartPolicy",
                                                                    "runtimeClassName",
                                                                    "schedulerName",
                                                                    "schedulingGates",
                                                                    "schedulingGroup",
                                                                    "securityContext",
                                                                    "serviceAccount",
                                                                    "serviceAccountName",
                                                                    "setHostnameAsFQDN",
                                                                    "shareProcessNamespace",
                                                                    "subdomain",
                                                                    "terminationGracePeriodSeconds",
                                                                    "tolerations",
                                                                    "topologySpreadConstraints",
                                                                    "volumes"};

}  // namespace dek::facts
