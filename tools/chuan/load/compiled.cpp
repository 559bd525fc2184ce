// SPDX-License-Identifier: MIT
// A compiled law is as good as the rule files that it was made of: it is refused once one of them has changed.
#include "load/compiled.hpp"

#include <algorithm>
#include <fstream>

namespace chuan {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_compiled = std::size_t{256} << 20;

std::string beside(const fs::path& file, const fs::path& folder) {
  return fs::absolute(file).lexically_normal().lexically_relative(fs::absolute(folder).lexically_normal()).string();
}

/// What has changed since; empty: nothing, or the rule files are not there to tell.
/// What the compiled file `compiled` should be told of, as a sentence; empty: nothing.
std::string changed_since(const std::vector<CompiledSource>& sources, const fs::path& compiled, Files& files) {
  const fs::path folder = fs::absolute(compiled).parent_path();
  const auto says = [&](Sentence key, const fs::path& file) {
    return in_both(key, {compiled.string(), file.lexically_normal().string()});
  };
  std::error_code error;
  const fs::file_time_type written = fs::last_write_time(compiled, error);
  std::vector<std::string> known;
  for (const CompiledSource& each : sources) known.push_back(each.name);
  for (const CompiledSource& each : sources) {
    const fs::path path = folder / each.name;
    if (each.name.ends_with('/')) {
      if (!fs::is_directory(path, error)) return "";
      for (const fs::path& file : rule_files({path.parent_path()}, RuleFiles::law))
        if (std::find(known.begin(), known.end(), beside(file, folder)) == known.end())
          return says(Sentence::compiled_has_new_file, file);
      continue;
    }
    const std::uintmax_t size = fs::file_size(path, error);
    if (error) return fs::is_directory(path.parent_path(), error) ? says(Sentence::compiled_lost_file, path) : "";
    const bool may_differ = size != each.size || fs::last_write_time(path, error) >= written;
    if (may_differ && sha256(files.read(path, largest_rules_file)) != each.digest)
      return says(Sentence::compiled_changed_file, path);
  }
  return "";
}

}  // namespace

std::vector<CompiledSource> sources_of(const std::vector<fs::path>& places, const fs::path& folder, Files& files) {
  std::vector<CompiledSource> sources;
  for (const fs::path& each : places)
    if (fs::is_directory(each)) sources.push_back({(fs::path(beside(each, folder)) / "").string(), 0, ""});
  for (const fs::path& each : rule_files(places, RuleFiles::law)) {
    const std::string text = files.read(each, largest_rules_file);
    sources.push_back({beside(each, folder), text.size(), sha256(text)});
  }
  return sources;
}

bool is_compiled(const fs::path& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return false;
  std::string start(16, '\0');
  std::ifstream(path).read(start.data(), static_cast<std::streamsize>(start.size()));
  return Law::is_compiled(start) || path.extension() == ".chuan";
}

Rules load_compiled(const fs::path& path, Session& session) {
  Rules rules;
  std::vector<CompiledSource> sources;
  try {
    rules.law = Law::from_compiled(session.files.read(path, largest_compiled), sources);
  } catch (const BadCompiledLaw& bad) {
    throw Failure(Sentence::compiled_fault, {path.string(), bad.what()});
  }
  if (const std::string changed = changed_since(sources, path, session.files); !changed.empty()) throw Failure(changed);
  return rules;
}

}  // namespace chuan
