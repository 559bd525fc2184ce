// SPDX-License-Identifier: MIT
// `dot -Tsvg` run without a shell.
#include "load/graph_file.hpp"

#include <array>
#include <cerrno>
#include <filesystem>
#include <optional>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "text/graph_page.hpp"

extern char** environ;

namespace chuan {
namespace {

struct Pipe {
  int read = -1;
  int write = -1;
  bool open() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
    read = ends[0];
    write = ends[1];
    return true;
  }
  static void close(int& end) {
    if (end >= 0) ::close(end);
    end = -1;
  }
  ~Pipe() {
    close(read);
    close(write);
  }
};

// Feeds `text` and gathers the answer at once, so that neither pipe can fill up and block.
std::string exchange(Pipe& in, Pipe& out, const std::string& text) {
  std::string answer;
  std::size_t sent = 0;
  ::fcntl(in.write, F_SETFL, O_NONBLOCK);
  while (true) {
    std::array<pollfd, 2> waits{pollfd{out.read, POLLIN, 0}, pollfd{in.write, POLLOUT, 0}};
    if (::poll(waits.data(), in.write >= 0 ? 2 : 1, -1) < 0) {
      if (errno == EINTR) continue;
      return answer;
    }
    if (in.write >= 0 && waits[1].revents != 0) {
      const ssize_t count = ::write(in.write, text.data() + sent, text.size() - sent);
      if (count > 0) sent += static_cast<std::size_t>(count);
      if (sent == text.size() || (count < 0 && errno != EAGAIN && errno != EINTR)) Pipe::close(in.write);
    }
    if (waits[0].revents != 0) {
      std::array<char, 65536> buffer;
      const ssize_t count = ::read(out.read, buffer.data(), buffer.size());
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) return answer;
      answer.append(buffer.data(), static_cast<std::size_t>(count));
    }
  }
}

std::optional<std::string> to_svg(const std::string& text) {
  Pipe in, out;
  if (!in.open() || !out.open()) return std::nullopt;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in.read, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out.write, STDOUT_FILENO);
  std::string program = "dot", option = "-Tsvg";
  std::array<char*, 3> arguments{program.data(), option.data(), nullptr};
  pid_t child = 0;
  const int error = ::posix_spawnp(&child, program.c_str(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) return std::nullopt;
  Pipe::close(in.read);
  Pipe::close(out.write);
  std::string svg = exchange(in, out, text);
  Pipe::close(in.write);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0 || svg.find("</svg>") == std::string::npos) return std::nullopt;
  return svg;
}

}  // namespace

void write_graph(Files& files, const std::string& path, const std::string& dot, const GraphPage& page) {
  const std::filesystem::path place(path);
  if (place.extension() == ".dot") return files.write(place, dot);
  if (place.extension() != ".svg" && place.extension() != ".html") throw Failure(Sentence::graph_ending, {path});
  if (const std::optional<std::string> svg = to_svg(dot))
    return files.write(place, place.extension() == ".html" ? graph_page(*svg, page) : *svg);
  std::filesystem::path beside = place;
  beside.replace_extension(".dot");
  files.write(beside, dot);
  say("chuan: " + in_both(Sentence::graph_not_drawn, {beside.string()}) + "\n");
}

}  // namespace chuan
