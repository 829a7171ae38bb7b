// The grammar of coredns/caddy: caddyfile/lexer.go and parse.go; lines matter, and braces that stand alone.
#include "manifest/corefile.hpp"

#include <algorithm>

namespace dek::manifest {
namespace {

using tree::Node;

constexpr std::string_view kWords = "words";
constexpr std::string_view kEntries = "entries";
constexpr int kMaxDepth = 8;  // server, plugin, option; no plugin nests deeper

struct Word {
  std::string text;
  text::Span span;
};

/// Cuts the text into words, line by line.
class Lexer {
 public:
  Lexer(text::TextId text, std::string_view bytes) : text_(text), bytes_(bytes) {}

  [[nodiscard]] bool is_done() {
    skip_blank_lines();
    return at_ >= bytes_.size();
  }

  /// The words of the next line that has some.
  std::vector<Word> line() {
    std::vector<Word> words;
    skip_blank_lines();
    while (at_ < bytes_.size() && bytes_[at_] != '\n') {
      if (bytes_[at_] == '#') {
        skip_comment();
      } else if (is_blank(bytes_[at_])) {
        ++at_;
      } else {
        words.push_back(word());
      }
    }
    return words;
  }

 private:
  static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

  void skip_comment() { at_ = std::min(bytes_.find('\n', at_), bytes_.size()); }

  void skip_blank_lines() {
    while (at_ < bytes_.size() && (is_blank(bytes_[at_]) || bytes_[at_] == '\n' || bytes_[at_] == '#')) {
      if (bytes_[at_] == '#') {
        skip_comment();
      } else {
        ++at_;
      }
    }
  }

  Word word() {
    const std::size_t begin = at_;
    Word out;
    if (bytes_[at_] == '"') {
      const std::size_t close = std::min(bytes_.find('"', at_ + 1), bytes_.size());
      out.text = bytes_.substr(begin + 1, close - begin - 1);
      at_ = std::min(close + 1, bytes_.size());
    } else {
      at_ = std::min(bytes_.find_first_of(" \t\r\n", at_), bytes_.size());
      out.text = bytes_.substr(begin, at_ - begin);
    }
    out.span = {text_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
    return out;
  }

  text::TextId text_;
  std::string_view bytes_;
  std::size_t at_ = 0;
};

class Parser {
 public:
  Parser(text::TextId text, std::string_view bytes) : lexer_(text, bytes) {}

  /// Lines up to the closing brace, or to the end of the text; none when braces do not pair.
  std::optional<hcl::Value> entries(text::Span span, int depth) {
    hcl::Members out;
    while (!lexer_.is_done()) {
      std::vector<Word> words = lexer_.line();
      if (words.size() == 1 && words.front().text == "}") return close(std::move(out), span, depth);
      auto entry = read_entry(std::move(words), depth);
      if (!entry) return std::nullopt;
      out.push_back({"", {}, std::move(*entry)});
    }
    return depth == 0 ? std::optional(hcl::list(std::move(out), span)) : std::nullopt;
  }

 private:
  static std::optional<hcl::Value> close(hcl::Members entries, text::Span span, int depth) {
    return depth > 0 ? std::optional(hcl::list(std::move(entries), span)) : std::nullopt;
  }

  std::optional<hcl::Value> read_entry(std::vector<Word> words, int depth) {
    const text::Span span = words.front().span;
    const bool has_block = words.size() > 1 && words.back().text == "{";
    if (has_block) words.pop_back();
    if (depth > kMaxDepth || (depth == 0 && !has_block)) return std::nullopt;
    hcl::Members list;
    for (const Word& word : words) list.push_back({"", {}, hcl::string(word.text, word.span)});
    hcl::Members members;
    members.push_back({std::string(kWords), span, hcl::list(std::move(list), span)});
    if (has_block) {
      auto inner = entries(span, depth + 1);
      if (!inner) return std::nullopt;
      members.push_back({std::string(kEntries), span, std::move(*inner)});
    }
    return hcl::object(std::move(members), span);
  }

  Lexer lexer_;
};

CorefileEntry entry_at(Node node) {
  CorefileEntry entry;
  for (const Node word : node[kWords].items()) {
    if (!entry.name) {
      entry.name = word;
    } else {
      entry.arguments.push_back(word);
    }
  }
  for (const Node inner : node[kEntries].items()) entry.options.push_back(entry_at(inner));
  return entry;
}

const CorefileEntry* find(const std::vector<CorefileEntry>& entries, std::string_view name) {
  const auto found =
      std::ranges::find_if(entries, [&](const CorefileEntry& entry) { return entry.name.raw() == name; });
  return found == entries.end() ? nullptr : &*found;
}

}  // namespace

const CorefileEntry* CorefileEntry::option(std::string_view of_name) const {
  return find(options, of_name);
}

const CorefileEntry* CorefileServer::plugin(std::string_view of_name) const {
  return find(plugins, of_name);
}

std::vector<CorefileServer> corefile_servers(const Resource& resource) {
  std::vector<CorefileServer> servers;
  if (resource.artifact != Artifact::corefile) return servers;
  for (const Node block : resource.root.items()) {
    CorefileEntry entry = entry_at(block);
    if (entry.name.raw().starts_with('(')) continue;  // a snippet
    CorefileServer server;
    server.addresses.push_back(entry.name);
    server.addresses.insert(server.addresses.end(), entry.arguments.begin(), entry.arguments.end());
    server.plugins = std::move(entry.options);
    server.is_open = server.plugin("import") != nullptr;
    servers.push_back(std::move(server));
  }
  return servers;
}

std::optional<hcl::Value> read_corefile(text::TextId text, std::string_view bytes) {
  if (bytes.find("{{") != std::string_view::npos || bytes.find("%{") != std::string_view::npos) return std::nullopt;
  const text::Span whole{text, 0, static_cast<std::uint32_t>(bytes.size())};
  auto servers = Parser(text, bytes).entries(whole, 0);
  if (!servers || servers->items().empty()) return std::nullopt;
  return servers;
}

}  // namespace dek::manifest
