// SPDX-License-Identifier: MIT
// `chuan compile`: the law checked once and kept, and read again.
#include <algorithm>
#include <fstream>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "load/load.hpp"

namespace chuan {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_compiled = std::size_t{256} << 20;

std::string beside(const fs::path& file, const fs::path& folder) {
  return fs::absolute(file).lexically_normal().lexically_relative(fs::absolute(folder).lexically_normal()).string();
}

/// The rule files as they are now, named from the folder of the compiled file; the folders they came from as "…/".
std::vector<CompiledSource> sources_of(const std::vector<fs::path>& places, const fs::path& folder) {
  std::vector<CompiledSource> sources;
  for (const fs::path& each : places)
    if (fs::is_directory(each)) sources.push_back({(fs::path(beside(each, folder)) / "").string(), 0, ""});
  for (const fs::path& each : rule_files(places, RuleFiles::law)) {
    const std::string text = read_file(each, largest_rules_file);
    sources.push_back({beside(each, folder), text.size(), sha256(text)});
  }
  return sources;
}

/// What has changed since; empty: nothing, or the rule files are not there to tell.
std::string changed_since(const std::vector<CompiledSource>& sources, const fs::path& compiled) {
  const fs::path folder = fs::absolute(compiled).parent_path();
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
          return file.lexically_normal().string() + " mới thêm";
      continue;
    }
    const std::uintmax_t size = fs::file_size(path, error);
    if (error) return fs::is_directory(path.parent_path(), error) ? path.lexically_normal().string() + " đã bỏ" : "";
    const bool may_differ = size != each.size || fs::last_write_time(path, error) >= written;
    if (may_differ && sha256(read_file(path, largest_rules_file)) != each.digest)
      return path.lexically_normal().string() + " đã đổi";
  }
  return "";
}

Exit run_compile(const Options& options) {
  std::vector<fs::path> places(options.inputs.begin(), options.inputs.end());
  if (places.empty()) places.push_back(rules_folder(options));
  const Rules rules = load_rules(rule_files(places, RuleFiles::law), options);
  if (has_errors(rules.diagnostics)) {
    tell(rules.diagnostics, rules.sources, options);
    return Exit::faulty_input;
  }
  const fs::path output = options.output;
  const std::vector<CompiledSource> sources = sources_of(places, fs::absolute(output).parent_path());
  Diagnostics said;
  const std::optional<std::string> bytes = rules.law.compile(sources, said);
  if (!bytes) {
    tell(std::move(said), rules.sources, options);
    return Exit::faulty_input;
  }
  write_file(output, *bytes);
  write_out(fmt::format("{}: {} tệp quy tắc, {:.0f} kB\n", output.string(), rules.files.size(),
                        static_cast<double>(bytes->size()) / 1e3));
  return Exit::done;
}

}  // namespace

bool is_compiled(const fs::path& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return false;
  std::string start(16, '\0');
  std::ifstream(path).read(start.data(), static_cast<std::streamsize>(start.size()));
  return Law::is_compiled(start) || path.extension() == ".chuan";
}

Rules load_compiled(const fs::path& path) {
  Rules rules;
  std::vector<CompiledSource> sources;
  try {
    rules.law = Law::from_compiled(read_file(path, largest_compiled), sources);
  } catch (const BadCompiledLaw& bad) {
    throw Failure("`" + path.string() + "`: " + bad.what());
  }
  if (const std::string changed = changed_since(sources, path); !changed.empty())
    throw Failure("`" + path.string() + "` đã cũ: " + changed + "; chạy lại `chuan compile`");
  return rules;
}

void add_compile(CLI::App& app, Options& options, Task& task) {
  CLI::App* command =
      app.add_subcommand("compile", "kiểm tra bộ quy tắc rồi ghi thành một tệp đọc ngay được")->group("Lệnh");
  command->add_option("QUY_TẮC", options.inputs, "thư mục hoặc tệp .luat (mặc định: thư mục rules)")->type_name("");
  command->add_option("-o,--output", options.output, "tệp ghi ra, đuôi .chuan")->required()->type_name("TỆP");
  add_common(*command, options);
  command->footer(
      "Ví dụ: chuan compile -o luat.chuan\n       chuan assess truong.json --rules luat.chuan\n\nTệp này chỉ để xét và "
      "giải trình; tệp quy tắc đổi thì nó không được nhận nữa.");
  command->callback([&] { task = [&] { return run_compile(options); }; });
}

}  // namespace chuan
