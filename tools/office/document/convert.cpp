// SPDX-License-Identifier: MIT
// Another program run once for one file. It has faults of its own, so it gets nothing but the file.
#include "office/document/convert.hpp"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sched.h>
#include <sys/prctl.h>
#endif

#include "office/document/document.hpp"

namespace chuan::office {
namespace {

namespace fs = std::filesystem;

constexpr auto longest_run = std::chrono::seconds(60);
constexpr rlim_t most_memory = rlim_t{4} << 30, largest_output = rlim_t{256} << 20;
constexpr int cannot_start = 127;

/// A folder that only this user sees and that is gone afterwards.
class Folder {
 public:
  Folder() {
    std::string path = (fs::temp_directory_path() / "chuan-XXXXXX").string();
    if (mkdtemp(path.data()) != nullptr) path_ = path;
  }
  ~Folder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

/// Holds back what would end the program until its folder is gone.
class HeldSignals {
 public:
  HeldSignals() {
    sigemptyset(&held_);
    for (const int each : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&held_, each);
    sigprocmask(SIG_BLOCK, &held_, &before_);
  }
  ~HeldSignals() { sigprocmask(SIG_SETMASK, &before_, nullptr); }
  HeldSignals(const HeldSignals&) = delete;
  HeldSignals& operator=(const HeldSignals&) = delete;

  bool is_any_pending() const {
    sigset_t pending;
    sigpending(&pending);
    for (const int each : {SIGINT, SIGTERM, SIGHUP})
      if (sigismember(&pending, each) == 1) return true;
    return false;
  }
  const sigset_t& before() const { return before_; }

 private:
  sigset_t held_{}, before_{};
};

/// No macros, no links that the file names, no updates.
void write_profile(const fs::path& folder) {
  fs::create_directories(folder / "user");
  std::ofstream file(folder / "user" / "registrymodifications.xcu");
  file << R"(<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>1</value></prop></item>
</oor:items>
)";
}

void limit(int resource, rlim_t most) {
  const rlimit bound{most, most};
  setrlimit(static_cast<decltype(RLIMIT_CPU)>(resource), &bound);
}

/// A network of its own is an empty one. Where the system forbids it, the profile still keeps links closed.
void leave_network() {
#ifdef __linux__
  if (unshare(CLONE_NEWNET) == 0) return;
  const std::string user = std::to_string(getuid()) + " " + std::to_string(getuid()) + " 1";
  const std::string group = std::to_string(getgid()) + " " + std::to_string(getgid()) + " 1";
  if (unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0) return;
  const auto put = [](const char* path, const std::string& text) {
    const int file = open(path, O_WRONLY | O_CLOEXEC);
    if (file < 0) return;
    [[maybe_unused]] const auto written = write(file, text.data(), text.size());
    close(file);
  };
  put("/proc/self/setgroups", "deny");
  put("/proc/self/uid_map", user);
  put("/proc/self/gid_map", group);
#endif
}

[[noreturn]] void become(const std::vector<std::string>& arguments, const fs::path& folder, const sigset_t& signals) {
  setsid();
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
  sigprocmask(SIG_SETMASK, &signals, nullptr);
  leave_network();
  limit(RLIMIT_AS, most_memory);
  limit(RLIMIT_FSIZE, largest_output);
  limit(RLIMIT_CPU, static_cast<rlim_t>(longest_run.count()));
  limit(RLIMIT_CORE, 0);
  const int nothing = open("/dev/null", O_RDWR);
  for (const int stream : {0, 1, 2}) dup2(nothing, stream);
  const std::string home = "HOME=" + folder.string(), temporary = "TMPDIR=" + folder.string();
  const char* const path = std::getenv("PATH");
  const std::string search = std::string("PATH=") + (path != nullptr ? path : "/usr/bin:/bin");
  std::vector<std::string> kept = {home, temporary, search, "LC_ALL=C.UTF-8", "SAL_USE_VCLPLUGIN=svp"};
  std::vector<char*> environment, words;
  for (std::string& each : kept) environment.push_back(each.data());
  environment.push_back(nullptr);
  std::vector<std::string> copies = arguments;
  for (std::string& each : copies) words.push_back(each.data());
  words.push_back(nullptr);
  environ = environment.data();
  execvp(words.front(), words.data());
  _exit(cannot_start);
}

enum class End { done, missing, late, failed, interrupted };

End run(const std::vector<std::string>& arguments, const fs::path& folder, const HeldSignals& signals) {
  const pid_t child = fork();
  if (child < 0) return End::failed;
  if (child == 0) become(arguments, folder, signals.before());
  const auto begun = std::chrono::steady_clock::now();
  for (;;) {
    int status = 0;
    const pid_t ended = waitpid(child, &status, WNOHANG);
    if (ended == child) {
      kill(-child, SIGKILL);  // what it left running
      if (WIFEXITED(status) && WEXITSTATUS(status) == cannot_start) return End::missing;
      return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? End::done : End::failed;
    }
    const bool is_late = std::chrono::steady_clock::now() - begun > longest_run;
    if (is_late || signals.is_any_pending() || (ended < 0 && errno != EINTR)) {
      kill(-child, SIGKILL);
      kill(child, SIGKILL);
      waitpid(child, &status, 0);
      return is_late ? End::late : signals.is_any_pending() ? End::interrupted : End::failed;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

}  // namespace

std::string converted(const std::string& bytes, const std::string& from, const std::string& to,
                      const std::string& name) {
  const auto refuse = [&](Sentence why) { throw BadDocument(name, why, {from, to}); };
  const HeldSignals signals;
  const Folder folder;
  if (folder.path().empty()) refuse(Sentence::no_temporary_folder);
  const fs::path input = folder.path() / ("tep." + from), output = folder.path() / "ra" / ("tep." + to);
  fs::create_directories(folder.path() / "ra");
  std::ofstream(input, std::ios::binary) << bytes;
  write_profile(folder.path() / "profile");
  const End end = run(
      {"soffice", "-env:UserInstallation=file://" + (folder.path() / "profile").string(), "--headless", "--norestore",
       "--nolockcheck", "--nodefault", "--convert-to", to, "--outdir", (folder.path() / "ra").string(), input.string()},
      folder.path(), signals);
  if (end == End::missing) refuse(Sentence::converter_missing);
  if (end == End::late) refuse(Sentence::converter_late);
  std::ifstream file(output, std::ios::binary);
  if (end != End::done || !file) refuse(Sentence::converter_failed);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string text_of_pdf(const std::string& bytes, const std::string& name) {
  const auto refuse = [&](Sentence why) { throw BadDocument(name, why); };
  const HeldSignals signals;
  const Folder folder;
  if (folder.path().empty()) refuse(Sentence::no_temporary_folder);
  const fs::path input = folder.path() / "tep.pdf", output = folder.path() / "tep.txt";
  std::ofstream(input, std::ios::binary) << bytes;
  const End end =
      run({"pdftotext", "-layout", "-enc", "UTF-8", input.string(), output.string()}, folder.path(), signals);
  if (end == End::missing) refuse(Sentence::pdf_tool_missing);
  if (end == End::late) refuse(Sentence::pdf_late);
  std::ifstream file(output, std::ios::binary);
  if (end != End::done || !file) refuse(Sentence::pdf_failed);
  std::string text(std::istreambuf_iterator<char>(file), {});
  if (text.find_first_not_of(" \t\r\n\f") == std::string::npos) refuse(Sentence::pdf_scanned);
  return text;
}

}  // namespace chuan::office
