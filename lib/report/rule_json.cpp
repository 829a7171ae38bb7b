// Rules as JSON, for editors and for documentation of others.
#include <nlohmann/json.hpp>

#include "base/strings.hpp"
#include "report/rule_table.hpp"
#include "report/rule_words.hpp"

namespace dek::report {

std::string rule_table_json(RuleInfos rules) {
  using Json = nlohmann::ordered_json;
  constexpr int kVersion = 1;
  Json list = Json::array();
  for (const diag::RuleInfo* rule : rules)
    list.push_back({{"id", rule->id},
                    {"code", rule->code},
                    {"severity", diag::to_string(rule->severity)},
                    {"design", design_word(rule->designs)},
                    {"fix", fix_word(rule->fix)},
                    {"since", rule->since},
                    {"summary", diag::summary(*rule)},
                    {"documentation", base::trim(rule->doc)}});
  return Json({{"version", kVersion}, {"rules", std::move(list)}}).dump(2) + "\n";
}

}  // namespace dek::report
