// SPDX-License-Identifier: MIT
// Handles and C strings around `answer::ask`; nothing is thrown across.
#include "chuan/chuan.h"

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "answer/answer.hpp"
#include "answer/open_law.hpp"
#include "answer/population/population.hpp"
#include "chuan/law.hpp"

namespace {

using chuan::answer::Answer;
using chuan::answer::Bytes;
using chuan::answer::OpenLaw;
using chuan::answer::Population;
using chuan::answer::Status;

using Held = std::variant<std::shared_ptr<const OpenLaw>, std::shared_ptr<const Answer>, std::shared_ptr<Population>>;

constexpr const char* no_answer =
    "{\"error\": {\"code\": \"no_answer\", \"message\": \"số này không chỉ câu trả lời nào (no answer has this "
    "handle)\"}}";

/// What the handles stand for.
class Handles {
 public:
  chuan_handle add(Held held) {
    const std::scoped_lock lock(guard_);
    held_.emplace(++last_, std::move(held));
    return last_;
  }
  template <class Kind>
  std::shared_ptr<Kind> find(chuan_handle handle) {
    const std::scoped_lock lock(guard_);
    const auto known = held_.find(handle);
    if (known == held_.end()) return nullptr;
    const auto* const of_kind = std::get_if<std::shared_ptr<Kind>>(&known->second);
    return of_kind == nullptr ? nullptr : *of_kind;
  }
  void free(chuan_handle handle) {
    Held freed;  // outlives the lock: a law is large
    const std::scoped_lock lock(guard_);
    const auto known = held_.find(handle);
    if (known == held_.end()) return;
    freed = std::move(known->second);
    held_.erase(known);
  }

 private:
  std::mutex guard_;
  std::map<chuan_handle, Held> held_;
  chuan_handle last_ = 0;
};

Handles& handles() {
  static Handles all;
  return all;
}

chuan_handle answered(Answer answer) { return handles().add(std::make_shared<const Answer>(std::move(answer))); }

/// Runs `work`, and makes of whatever is thrown an answer; 0 when not even that has room.
template <class Work>
chuan_handle guarded(Work work) noexcept {
  try {
    try {
      return work();
    } catch (const std::bad_alloc&) {
      return answered(chuan::answer::error("out_of_memory", "hết bộ nhớ (out of memory)"));
    } catch (const std::exception& error) {
      return answered(chuan::answer::error("bad_call", error.what()));
    }
  } catch (...) {
    return 0;
  }
}

std::vector<Bytes> bytes_of(const chuan_file* files, std::size_t count) {
  if (files == nullptr && count > 0) throw std::invalid_argument("thiếu danh sách tệp (no list of files)");
  std::vector<Bytes> all;
  for (const chuan_file& each : std::span(files, count)) {
    if (each.bytes == nullptr && each.size > 0)
      throw std::invalid_argument("một tệp có cỡ mà không có nội dung (a file with a size and no bytes)");
    Bytes& added = all.emplace_back();
    added.name = each.name == nullptr ? "" : each.name;
    if (each.size > 0) added.bytes.assign(static_cast<const char*>(each.bytes), each.size);
  }
  return all;
}

}  // namespace

chuan_handle chuan_open(const chuan_file* texts, size_t count, chuan_handle* law) {
  if (law != nullptr) *law = 0;
  return guarded([&] {
    if (law == nullptr) throw std::invalid_argument("thiếu chỗ ghi số của luật (no place for the law's handle)");
    const auto opened = std::make_shared<const OpenLaw>(OpenLaw::of(bytes_of(texts, count)));
    Answer answer = chuan::answer::ask(*opened, "circulars", "", {});
    const chuan_handle handle = answered(std::move(answer));
    *law = handles().add(opened);
    return handle;
  });
}

chuan_handle chuan_ask(chuan_handle law, const char* question, const char* parameters, const chuan_file* inputs,
                       size_t count) {
  return guarded([&] {
    const auto opened = handles().find<const OpenLaw>(law);
    if (!opened) throw std::invalid_argument("số này không chỉ luật nào (no law has this handle)");
    const std::vector<Bytes> given = bytes_of(inputs, count);
    return answered(chuan::answer::ask(*opened, question == nullptr ? "" : question,
                                       parameters == nullptr ? "" : parameters, given));
  });
}

chuan_handle chuan_open_population(chuan_handle law, const char* question, const char* parameters,
                                   chuan_handle* population) {
  if (population != nullptr) *population = 0;
  return guarded([&] {
    if (population == nullptr) throw std::invalid_argument("thiếu chỗ ghi số (no place for the handle)");
    auto opened = handles().find<const OpenLaw>(law);
    if (!opened) throw std::invalid_argument("số này không chỉ luật nào (no law has this handle)");
    auto made = Population::open(std::move(opened), question == nullptr ? "" : question,
                                 parameters == nullptr ? "" : parameters);
    if (auto* const why = std::get_if<Answer>(&made)) return answered(std::move(*why));
    const chuan_handle handle = answered({Status::done, "{}\n", {}, ""});
    *population = handles().add(std::shared_ptr<Population>(std::get<std::unique_ptr<Population>>(std::move(made))));
    return handle;
  });
}

chuan_handle chuan_feed(chuan_handle population, const void* bytes, size_t size) {
  return guarded([&] {
    const auto opened = handles().find<Population>(population);
    if (!opened) throw std::invalid_argument("số này không chỉ nhóm trường nào (no population has this handle)");
    if (bytes == nullptr && size > 0) throw std::invalid_argument("thiếu dữ liệu (no bytes)");
    return answered(opened->feed({static_cast<const char*>(bytes), size}));
  });
}

chuan_handle chuan_close(chuan_handle population) {
  return guarded([&] {
    const auto opened = handles().find<Population>(population);
    if (!opened) throw std::invalid_argument("số này không chỉ nhóm trường nào (no population has this handle)");
    return answered(opened->close());
  });
}

chuan_handle chuan_schema(const char* question) {
  return guarded([&] {
    if (question == nullptr) {
      std::string list;
      for (const std::string_view each : chuan::answer::questions())
        list += (list.empty() ? "[\"" : ", \"") + std::string(each) + "\"";
      return answered({Status::done, list + "]\n", {}, ""});
    }
    std::string schema = chuan::answer::schema(question);
    if (schema.empty()) throw std::invalid_argument("không có câu hỏi này (there is no such question)");
    return answered({Status::done, std::move(schema), {}, ""});
  });
}

int chuan_status(chuan_handle answer) {
  const auto known = handles().find<const Answer>(answer);
  return known ? static_cast<int>(known->status) : CHUAN_REFUSED;
}

const char* chuan_json(chuan_handle answer) {
  const auto known = handles().find<const Answer>(answer);
  return known ? known->json.c_str() : no_answer;
}

const char* chuan_messages(chuan_handle answer) {
  const auto known = handles().find<const Answer>(answer);
  return known ? known->messages.c_str() : "";
}

size_t chuan_file_count(chuan_handle answer) {
  const auto known = handles().find<const Answer>(answer);
  return known ? known->files.size() : 0;
}

int chuan_file_at(chuan_handle answer, size_t index, chuan_file* file) {
  const auto known = handles().find<const Answer>(answer);
  if (!known || file == nullptr || index >= known->files.size()) return 0;
  const Bytes& found = known->files[index];
  *file = {found.name.c_str(), found.bytes.data(), found.bytes.size()};
  return 1;
}

void chuan_free(chuan_handle handle) { handles().free(handle); }
