// A profile from text, with everything it points into kept alive.
#pragma once

#include <memory>
#include <string>

#include "model/load.hpp"
#include "render/platform.hpp"
#include "yaml/reader.hpp"

namespace dek::render {

inline constexpr const char* kSmallProfile = R"(apiVersion: dekctl.dev/v1alpha1
kind: PlatformProfile
metadata:
  name: analytics
spec:
  design: dynamic
  region: eu-west-1
  accountId: "111122223333"
  cluster:
    adminRoles: [arn:aws:iam::111122223333:role/platform-admin]
  tenants:
    - name: marketing
      costCenter: mkt-042
      workloads: [spark]
)";

/// `more` continues the one tenant of the small profile, indented by six.
inline model::Loaded load_profile(const std::string& more = "") {
  static std::vector<std::unique_ptr<std::string>> texts;
  texts.push_back(std::make_unique<std::string>(kSmallProfile + more));
  const yaml::Parsed parsed = yaml::parse(text::TextId{}, *texts.back());
  return model::load(parsed.documents.at(0)->root());
}

}  // namespace dek::render
