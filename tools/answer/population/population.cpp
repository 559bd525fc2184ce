// SPDX-License-Identifier: MIT
// `assess` and `summary` of many schools: one answer a piece, and one at the end.
#include "answer/population/population.hpp"

#include "answer/population/school_lines.hpp"
#include "answer/population/summarizer.hpp"
#include "answer/question.hpp"
#include "chuan/sentence.hpp"

namespace chuan::answer {
namespace {

struct PopulationParameters {
  PopulationSetting setting;

  template <class Visit>
  static void fields(Visit& visit, PopulationParameters& of) {
    visit("as_of", of.setting.law.as_of, "xét theo luật đang có hiệu lực ngày này");
    visit("circular", of.setting.law.circular, "xét theo thông tư này thay vì thông tư đang có hiệu lực");
    visit("kind", of.setting.flat_kind, "mỗi dòng là một đối tượng phẳng của một trường loại này; cần as_of");
    visit("profile", of.setting.profile, "strict: yêu cầu ghi là đạt mà không có minh chứng thì chưa rõ");
  }
};

struct SummaryParameters {
  PopulationSetting setting;
  std::string divide = "province,kind,circular";

  template <class Visit>
  static void fields(Visit& visit, SummaryParameters& of) {
    visit("as_of", of.setting.law.as_of, "xét theo luật đang có hiệu lực ngày này");
    visit("divide", of.divide, "gộp theo: province, commune, kind, circular, cách nhau bằng dấu phẩy");
    visit("profile", of.setting.profile, "strict: yêu cầu ghi là đạt mà không có minh chứng thì chưa rõ");
  }
};

template <class Parameters>
Parameters read_parameters(const Json& json, Language language) {
  Parameters parameters;
  FieldReader reader(json);
  Parameters::fields(reader, parameters);
  Language ignored = language;
  reader("language", ignored, "");
  reader.finish(language);
  return parameters;
}

Answer closed() { return error("closed", "đã đóng (closed already)"); }

std::string words_about(const School& school) {
  return school.said + (school.refused ? "chuan: " + std::string(school.refused->what()) + "\n" : "");
}

}  // namespace

class Population::Work {
 public:
  Work(std::shared_ptr<const OpenLaw> law, Language language)
      : law_(std::move(law)), language_(language), cutter_(language == Language::vi ? "dòng" : "line") {}
  virtual ~Work() = default;
  Work(const Work&) = delete;
  Work& operator=(const Work&) = delete;

  Answer feed(std::string_view bytes) {
    cutter_.feed(bytes);
    return answered();
  }
  /// What is fed from here on is of a file of its own.
  void begin(std::string name) {
    cutter_.end();
    const Answer before = answered();
    messages_ = before.messages;
    cutter_ = PieceCutter(std::move(name));
  }
  Answer close() {
    cutter_.end();
    Answer last = answered();
    last.json += rest();
    if (bad_ > 0) last.status = Status::faulty_input;
    return last;
  }

 protected:
  /// The answer about a piece.
  virtual std::string piece(const PopulationPiece& lines) = 0;
  virtual std::string rest() { return ""; }
  void tell(const School& school) { messages_ += words_about(school); }
  void count_bad(std::size_t more) { bad_ += more; }
  const OpenLaw& law() const { return *law_; }
  Language language() const { return language_; }

 private:
  Answer answered() {
    Answer answer;
    while (cutter_.next(lines_)) answer.json += piece(lines_);
    answer.messages = text_in(std::exchange(messages_, {}), language_);
    return answer;
  }

  std::shared_ptr<const OpenLaw> law_;
  Language language_;
  PieceCutter cutter_;
  PopulationPiece lines_;
  std::string messages_;
  std::size_t bad_ = 0;
};

namespace {

class Assessing : public Population::Work {
 public:
  Assessing(std::shared_ptr<const OpenLaw> of, Language in, const PopulationParameters& parameters)
      : Work(std::move(of), in), setting_(parameters.setting), schools_(law(), setting_, language(), true) {}

 private:
  std::string piece(const PopulationPiece& lines) override {
    std::string text;
    for (const School& each : schools_.assess(lines)) {
      lines_of_.add(text, each);
      tell(each);
      count_bad(each.law == nullptr);
    }
    return text;
  }

  PopulationSetting setting_;
  SchoolAssessor schools_;
  SchoolLines lines_of_;
};

class Summarizing : public Population::Work {
 public:
  Summarizing(std::shared_ptr<const OpenLaw> of, Language in, const SummaryParameters& parameters)
      : Work(std::move(of), in),
        setting_(parameters.setting),
        divisions_(divisions_of(parameters.divide, in)),
        summarizer_(law(), setting_, language()) {}

 private:
  std::string piece(const PopulationPiece& lines) override {
    const Summary part = summarizer_.summarize(lines);
    for (const School& each : summarizer_.told()) tell(each);
    count_bad(part.bad + !part.partial.empty());
    all_.add(part);
    return "";
  }
  std::string rest() override { return pretty(to_json(all_, divisions_, language())); }

  PopulationSetting setting_;
  std::vector<Division> divisions_;
  Summarizer summarizer_;
  Summary all_;
};

Made summary_answer(Asked& asked, const SummaryParameters& parameters) {
  asked.input(0, "nhiều hồ sơ, mỗi dòng một hồ sơ");
  // The law outlives the question.
  Summarizing work(std::shared_ptr<const OpenLaw>(std::shared_ptr<void>(), &asked.law()), asked.language(), parameters);
  for (std::size_t i = 0; i < asked.input_count(); ++i) {
    const Bytes& lines = asked.input(i, "");
    work.begin(lines.name);
    asked.tell(work.feed(lines.bytes).messages);
  }
  const Answer all = work.close();
  asked.tell(all.messages);
  return {all.json, all.status};
}

}  // namespace

Population::Population(std::unique_ptr<Work> work) : work_(std::move(work)) {}
Population::~Population() = default;

std::variant<std::unique_ptr<Population>, Answer> Population::open(std::shared_ptr<const OpenLaw> law,
                                                                   std::string_view question,
                                                                   std::string_view parameters) {
  constexpr std::size_t most_parameters = std::size_t{1} << 20;
  const Json json = parameters.empty()                    ? Json::object()
                    : parameters.size() > most_parameters ? Json()
                                                          : Json::parse(parameters, nullptr, false);
  const bool is_english = json.is_object() && json.value("language", Json()) == "en";
  const Language language = is_english ? Language::en : Language::vi;
  const bool vi = !is_english;
  try {
    if (!json.is_object())
      throw Refusal("bad_parameters", vi ? "tham số phải là một đối tượng JSON" : "parameters must be a JSON object");
    std::unique_ptr<Work> work;
    if (question == "assess") {
      const auto read = read_parameters<PopulationParameters>(json, language);
      if (!read.setting.flat_kind.empty() && !read.setting.law.as_of)
        throw Refusal("no_date", vi ? "dòng phẳng cần as_of" : "flat lines need as_of");
      work = std::make_unique<Assessing>(std::move(law), language, read);
    } else if (question == "summary") {
      work =
          std::make_unique<Summarizing>(std::move(law), language, read_parameters<SummaryParameters>(json, language));
    } else {
      throw Refusal("unknown_question",
                    vi ? "nhiều hồ sơ chỉ hỏi được: assess, summary" : "of a population one can ask: assess, summary");
    }
    return std::unique_ptr<Population>(new Population(std::move(work)));
  } catch (const Refusal& refusal) {
    return error(refusal.code(), text_in(refusal.what(), language));
  }
}

Answer Population::feed(std::string_view bytes) {
  const std::scoped_lock lock(guard_);
  return work_ ? work_->feed(bytes) : closed();
}

Answer Population::close() {
  const std::scoped_lock lock(guard_);
  if (!work_) return closed();
  const std::unique_ptr<Work> work = std::move(work_);
  return work->close();
}

Json population_schema(std::string_view question) {
  if (question == "assess")
    return {{"parameters", parameters_schema<PopulationParameters>()}, {"line", school_line_shape()}};
  if (question == "summary")
    return {{"parameters", parameters_schema<SummaryParameters>()}, {"answer", summary_shape()}};
  return nullptr;
}

Question summary_question() {
  return question<SummaryParameters, summary_answer>(
      "summary", "nhiều trường gộp lại: mức theo tỉnh, loại trường, văn bản; điều hay cản trở",
      {"nhiều hồ sơ, mỗi dòng một hồ sơ JSON"}, summary_shape());
}

}  // namespace chuan::answer
