// SPDX-License-Identifier: MIT
// The number, the commit, the law.
#include "load/version_text.hpp"

#include "chuan/source.hpp"
#include "chuan/version.hpp"
#include "load/compiled.hpp"
#include "load/load.hpp"

namespace chuan {
namespace {

namespace fs = std::filesystem;

/// One hash over the names and the bytes of every file with law; rule tests are none.
std::string hash_of_law(const fs::path& folder) {
  Files files;
  if (is_compiled(folder)) return sha256(files.read(folder, std::size_t{1} << 30));
  std::string all;
  for (const fs::path& file : rule_files({folder}, RuleFiles::with_carry_tables))
    all += fs::relative(file, folder).generic_string() + " " + sha256(files.read(file, largest_rules_file)) + "\n";
  return sha256(all);
}

}  // namespace

std::string version_text() {
  std::string text = "chuan " + std::string(version());
  if (!commit().empty()) text += " (commit " + std::string(commit()) + ")";
  text += "\n";
  try {
    const fs::path folder = rules_folder({});
    text += in_both(Sentence::version_law, {folder.string(), hash_of_law(folder)}) + "\n";
  } catch (const Failure& failure) {
    text += in_both(Sentence::version_no_law, {failure.what()}) + "\n";
  }
  return text;
}

}  // namespace chuan
