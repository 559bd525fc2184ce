// SPDX-License-Identifier: MIT
// Limits on what a ZIP file may hold, and its parts as XML.
#include "office/document/archive.hpp"

#include <algorithm>
#include <cstring>

#include <zip.h>

namespace chuan::office {
namespace {

constexpr std::uint64_t most_unpacked = std::uint64_t{256} << 20;
constexpr std::uint64_t highest_ratio = 100;
constexpr std::uint64_t free_of_ratio = std::uint64_t{1} << 20;  // small entries pack as well as they like
constexpr zip_int64_t most_entries = 4096;

bool leads_out(const std::string& entry) {
  return entry.empty() || entry.front() == '/' || entry.find('\\') != std::string::npos ||
         entry.find(':') != std::string::npos || entry == ".." || entry.starts_with("../") ||
         entry.find("/../") != std::string::npos || entry.ends_with("/..");
}

std::string folder_of(const std::string& part) {
  const std::size_t slash = part.rfind('/');
  return slash == std::string::npos ? "" : part.substr(0, slash + 1);
}

/// "xl/" and "../docProps/app.xml" to "docProps/app.xml".
std::string joined(std::string folder, std::string target) {
  if (target.starts_with("/")) return target.substr(1);
  while (target.starts_with("../")) {
    target.erase(0, 3);
    if (!folder.empty()) folder.pop_back();
    folder = folder_of(folder);
  }
  return folder + target;
}

}  // namespace

Archive::Archive(const std::string& bytes, std::string name) : name_(std::move(name)), zip_(nullptr, &zip_discard) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source != nullptr) {
    zip_.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (!zip_) zip_source_free(source);
  }
  zip_error_fini(&error);
  if (!zip_) refuse(Sentence::archive_damaged);

  const zip_int64_t count = zip_get_num_entries(zip_.get(), 0);
  if (count > most_entries)
    refuse(Sentence::archive_many_entries, {std::to_string(count), std::to_string(most_entries)});
  std::uint64_t unpacked = 0;
  for (zip_int64_t i = 0; i < count; ++i) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    const auto index = static_cast<zip_uint64_t>(i);
    if (zip_stat_index(zip_.get(), index, 0, &stat) != 0 || (stat.valid & ZIP_STAT_NAME) == 0)
      refuse(Sentence::archive_index_damaged);
    std::string entry = stat.name;
    if (leads_out(entry)) refuse(Sentence::archive_leads_out, {entry});
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
      refuse(Sentence::locked_by_password);
    const std::uint64_t size = (stat.valid & ZIP_STAT_SIZE) != 0 ? stat.size : 0;
    const std::uint64_t packed = (stat.valid & ZIP_STAT_COMP_SIZE) != 0 ? stat.comp_size : 0;
    unpacked += size;
    if (unpacked > most_unpacked || (size > free_of_ratio && size / highest_ratio > packed))
      refuse(Sentence::archive_entry_large, {entry});
    entries_.push_back(std::move(entry));
  }
}

void Archive::refuse(Sentence why, const std::vector<std::string>& arguments) const {
  throw BadDocument(name_, why, arguments);
}

bool Archive::has(const std::string& entry) const {
  return std::find(entries_.begin(), entries_.end(), entry) != entries_.end();
}

std::string Archive::read(const std::string& entry) const {
  const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(zip_fopen(zip_.get(), entry.c_str(), 0), &zip_fclose);
  if (!file) refuse(Sentence::archive_part_missing, {entry});
  std::string text;
  std::vector<char> chunk(std::size_t{1} << 16);
  // The size in the index may lie; what is unpacked is counted.
  while (true) {
    const zip_int64_t got = zip_fread(file.get(), chunk.data(), chunk.size());
    if (got < 0) refuse(Sentence::archive_part_damaged, {entry});
    if (got == 0) return text;
    text.append(chunk.data(), static_cast<std::size_t>(got));
    if (text.size() > most_unpacked) refuse(Sentence::archive_part_large, {entry});
  }
}

std::unique_ptr<pugi::xml_document> Archive::xml(const std::string& entry) const {
  const std::string text = read(entry);
  if (text.find("<!DOCTYPE") != std::string::npos || text.find("<!ENTITY") != std::string::npos)
    refuse(Sentence::archive_document_type, {entry});
  auto document = std::make_unique<pugi::xml_document>();
  const pugi::xml_parse_result result =
      document->load_buffer(text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata, pugi::encoding_auto);
  if (!result) refuse(Sentence::archive_not_xml, {entry, std::to_string(result.offset)});
  return document;
}

std::string Archive::part_of_type(const std::string& type) const {
  if (!has("[Content_Types].xml")) return "";
  const auto types = xml("[Content_Types].xml");
  for (const pugi::xml_node each : types->document_element().children())
    if (std::strstr(each.attribute("ContentType").value(), type.c_str()) != nullptr) {
      const std::string part = each.attribute("PartName").value();
      if (!part.empty()) return part.substr(part.front() == '/' ? 1 : 0);
    }
  return "";
}

std::vector<std::pair<std::string, std::string>> Archive::relations(const std::string& part,
                                                                    std::vector<Said>& left_out) const {
  std::vector<std::pair<std::string, std::string>> found;
  const std::string folder = folder_of(part);
  const std::string entry = folder + "_rels/" + part.substr(folder.size()) + ".rels";
  if (!has(entry)) return found;
  const auto relations = xml(entry);
  for (const pugi::xml_node each : relations->document_element().children()) {
    const std::string target = each.attribute("Target").value();
    if (std::string_view(each.attribute("TargetMode").value()) == "External") {
      if (std::strstr(each.attribute("Type").value(), "hyperlink") == nullptr)
        left_out.push_back({"liên kết ra ngoài tệp", target, part, false});
      continue;
    }
    found.emplace_back(each.attribute("Id").value(), joined(folder, target));
  }
  return found;
}

}  // namespace chuan::office
