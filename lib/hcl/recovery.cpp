// After a mistake: where the next item of the body starts.
#include <algorithm>

#include "hcl/parser_state.hpp"

namespace dek::hcl {
namespace {

using enum TokenKind;

TokenKind opener_of(TokenKind closer) {
  switch (closer) {
    case close_brace:
      return open_brace;
    case close_bracket:
      return open_bracket;
    case close_paren:
      return open_paren;
    case close_quote:
      return open_quote;
    case close_heredoc:
      return open_heredoc;
    case close_sequence:
      return open_interpolation;
    default:
      return invalid;
  }
}

bool is_opener(TokenKind kind) {
  return kind == open_brace || kind == open_bracket || kind == open_paren || kind == open_quote ||
         kind == open_heredoc || kind == open_interpolation || kind == open_directive;
}

struct Opener {
  TokenKind kind;
  std::size_t token;
};

// Takes back to the opener that `closer` belongs to, unclosed ones above it included. False when there is none.
bool close(std::vector<Opener>& open, TokenKind closer, std::vector<std::size_t>* unclosed) {
  const TokenKind wanted = opener_of(closer);
  const auto matches = [wanted](const Opener& o) {
    return o.kind == wanted || (wanted == open_interpolation && o.kind == open_directive);
  };
  const auto found = std::find_if(open.rbegin(), open.rend(), matches);
  if (found == open.rend()) return false;
  const auto kept = open.begin() + (open.rend() - found - 1);
  if (unclosed != nullptr) {
    for (auto lost = kept + 1; lost != open.end(); ++lost) unclosed->push_back(lost->token);
  }
  open.erase(kept, open.end());
  return true;
}

}  // namespace

// Brackets are followed from the item's begin, so that the rest of a broken value is not taken for items. The item ends
// with its line, before a line that closes its body, or where a bracket that is never closed meets an item at the
// margin.
void Parser::skip_item(std::size_t begin) {
  newlines_ = true;
  const std::size_t failed = next_;
  std::vector<Opener> open;
  for (std::size_t i = begin;; ++i) {
    const TokenKind kind = tokens_[i].kind;
    next_ = i;
    if (kind == end_of_file) return;
    if (!open.empty() && starts_item_at_margin(i) && is_unclosed(open.back().token)) return;
    if (kind == newline && open.empty() && i + 1 >= failed) {
      ++next_;
      return;
    }
    if (is_opener(kind)) {
      open.push_back({kind, i});
    } else if (opener_of(kind) != invalid && !close(open, kind, nullptr)) {
      const bool closes_body = kind == close_brace && nesting_ > 0 && i > begin && tokens_[i - 1].kind == newline;
      if (closes_body && i + 1 >= failed) return;
    }
  }
}

bool Parser::starts_item_at_margin(std::size_t index) const {
  const Token& token = tokens_[index];
  if (token.kind != identifier || (token.begin > 0 && file_->source[token.begin - 1] != '\n')) return false;
  const TokenKind next = tokens_[index + 1].kind;
  return next == assign || next == open_brace || next == open_quote || next == identifier;
}

bool Parser::is_unclosed(std::size_t opener_token) {
  if (!unclosed_) {
    std::vector<Opener> open;
    unclosed_.emplace();
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const TokenKind kind = tokens_[i].kind;
      if (is_opener(kind))
        open.push_back({kind, i});
      else if (opener_of(kind) != invalid)
        close(open, kind, &*unclosed_);
    }
    for (const Opener& opener : open) unclosed_->push_back(opener.token);
    std::sort(unclosed_->begin(), unclosed_->end());
  }
  return std::binary_search(unclosed_->begin(), unclosed_->end(), opener_token);
}

}  // namespace dek::hcl
