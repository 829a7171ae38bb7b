// Build tool: turns a fact table (CSV with source, date, row type and typed columns) into a header with a constexpr
// array.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace {

struct Column {
  std::string name;
  std::string type;  // text, int, flag, or the name of an enum
};

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (quoted && line[i] == '"' && i + 1 < line.size() && line[i + 1] == '"') {
      cells.back() += line[++i];
    } else if (line[i] == '"') {
      quoted = !quoted;
    } else if (line[i] == ',' && !quoted) {
      cells.emplace_back();
    } else {
      cells.back() += line[i];
    }
  }
  return cells;
}

std::string literal(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

std::string value_of(const Column& column, std::string cell) {
  if (column.type == "text") return literal(cell);
  if (column.type == "int") return cell;
  if (column.type == "flag") return cell == "1" ? "true" : "false";
  std::replace(cell.begin(), cell.end(), '-', '_');
  return column.type + "::" + cell;
}

// A designated initialiser, so that the compiler holds the columns against the fields of the row type.
std::string row_of(const std::vector<Column>& columns, const std::vector<std::string>& cells) {
  std::string row;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (cells[i].empty() && columns[i].type != "text") continue;  // such fields have a default
    row += (row.empty() ? "." : ", .") + columns[i].name + " = " + value_of(columns[i], cells[i]);
  }
  return "    {" + row + "},\n";
}

std::string head_value(const std::string& line, const std::string& key) {
  const std::string prefix = "# " + key + ": ";
  return line.rfind(prefix, 0) == 0 ? line.substr(prefix.size()) : std::string();
}

int write_table(std::istream& in, std::ostream& out, const std::string& name) {
  std::map<std::string, std::string> head;
  std::vector<Column> columns;
  std::ostringstream rows;
  for (std::string line; std::getline(in, line);) {
    if (columns.empty() && line.rfind('#', 0) == 0) {
      for (const char* key : {"source", "date", "row"}) {
        if (std::string value = head_value(line, key); !value.empty()) head[key] = value;
      }
      continue;
    }
    const std::vector<std::string> cells = cells_of(line);
    if (columns.empty()) {
      for (const std::string& cell : cells)
        columns.push_back({cell.substr(0, cell.find(':')), cell.substr(cell.find(':') + 1)});
      continue;
    }
    if (cells.size() != columns.size()) return std::cerr << name << ": wrong number of cells: " << line << '\n', 1;
    rows << row_of(columns, cells);
  }
  if (head.size() != 3) return std::cerr << name << ": source, date and row must be named\n", 1;
  out << "// Generated from lib/facts/data/" << name
      << ".csv; do not edit.\n#pragma once\n\nnamespace dek::facts::tables {\n\n"
      << "inline constexpr std::string_view " << name << "_source = " << literal(head["source"]) << ";\n"
      << "inline constexpr std::string_view " << name << "_date = " << literal(head["date"]) << ";\n"
      << "inline constexpr " << head["row"] << ' ' << name << "[] = {\n"
      << rows.str() << "};\n\n}  // namespace dek::facts::tables\n";
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return std::cerr << "usage: fact_table NAME INPUT.csv OUTPUT.hpp\n", 2;
  std::ifstream in(argv[2], std::ios::binary);
  if (!in) return std::cerr << "cannot read " << argv[2] << '\n', 1;
  std::ofstream out(argv[3], std::ios::binary);
  const int status = write_table(in, out, argv[1]);
  return status != 0 ? status : out.good() ? 0 : 1;
}
