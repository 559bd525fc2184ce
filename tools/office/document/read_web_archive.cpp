// SPDX-License-Identifier: MIT
// Web archives (.mht): the pages of one file, each in a code for mail.
#include <algorithm>
#include <cctype>
#include <regex>
#include <utility>

#include "office/document/formats.hpp"

namespace chuan::office {
namespace {

std::string small_letters(std::string_view text) {
  std::string small(text);
  std::transform(small.begin(), small.end(), small.begin(),
                 [](unsigned char c) { return static_cast<char>(c < 0x80 ? std::tolower(c) : c); });
  return small;
}

std::string from_base64(const std::string& text) {
  std::string bytes;
  unsigned bits = 0;
  int held = 0;
  for (const char c : text) {
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const std::size_t value = digits.find(c);
    if (c == '=') break;
    if (value == std::string_view::npos) continue;
    bits = bits << 6 | static_cast<unsigned>(value);
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes += static_cast<char>(bits >> held & 0xFFU);
  }
  return bytes;
}

std::string from_quoted_printable(const std::string& text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '=') {
      bytes += text[i];
      continue;
    }
    std::size_t end = i + 1;
    while (end < text.size() && (text[end] == ' ' || text[end] == '\r')) ++end;
    if (end < text.size() && text[end] == '\n') {
      i = end;
      continue;
    }
    const std::string digits = text.substr(i + 1, 2);
    if (digits.size() == 2 && digits.find_first_not_of("0123456789ABCDEFabcdef") == std::string::npos) {
      bytes += static_cast<char>(std::stoi(digits, nullptr, 16));
      i += 2;
    } else {
      bytes += '=';
    }
  }
  return bytes;
}

}  // namespace

bool looks_like_web_archive(const std::string& bytes) {
  const std::string start = small_letters(std::string_view(bytes).substr(0, 2048));
  return start.find("mime-version:") != std::string::npos && start.find("multipart/") != std::string::npos;
}

Document read_web_archive(const std::string& bytes, const std::string& name) {
  static const std::regex boundary_form(R"(boundary\s*=\s*"?([^"\r\n;]+))", std::regex::icase);
  std::smatch found;
  const std::string start = bytes.substr(0, 4096);
  if (!std::regex_search(start, found, boundary_form)) throw BadDocument(name, Sentence::mht_damaged);
  const std::string boundary = "--" + found[1].str();
  std::vector<std::string> pages;
  for (std::size_t at = bytes.find("\n" + boundary); at != std::string::npos;) {
    const std::size_t begin = bytes.find('\n', at + 1);
    const std::size_t next = bytes.find("\n" + boundary, at + 1);
    if (begin == std::string::npos || next == std::string::npos) break;
    const std::string part = bytes.substr(begin + 1, next - begin - 1);
    at = next;
    std::size_t body = part.find("\r\n\r\n"), gap = 4;
    if (const std::size_t bare = part.find("\n\n"); bare < body) {
      body = bare;
      gap = 2;
    }
    if (body == std::string::npos) continue;
    const std::string head = small_letters(std::string_view(part).substr(0, body));
    if (head.find("text/html") == std::string::npos) continue;
    std::string text = part.substr(body + gap);
    if (head.find("base64") != std::string::npos) text = from_base64(text);
    if (head.find("quoted-printable") != std::string::npos) text = from_quoted_printable(text);
    pages.push_back(std::move(text));
  }
  if (pages.empty()) throw BadDocument(name, Sentence::mht_without_text);
  return read_html(pages, name);
}

}  // namespace chuan::office
