#include "api/speech_form.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <cmath>
#include <cstdint>
#include <utility>

#include "api/base64.hpp"
#include "api/error_response.hpp"
#include "api/json_text.hpp"
#include "api/openai_error.hpp"
#include "base/utf8.hpp"
#include "http/server_sent_event.hpp"

namespace storyflow::api {

namespace {

class SoundFile final : public SpeechForm {
  public:
    explicit SoundFile(narration::StreamFormat format) : format_(format) {}

    [[nodiscard]] std::string media_type() const override {
        return std::string(narration::media_type(format_));
    }
    [[nodiscard]] std::string piece(std::string bytes) override { return bytes; }
    [[nodiscard]] std::string end(narration::ScriptStream& /*script*/) override { return {}; }

  private:
    narration::StreamFormat format_;
};

std::string event(const boost::json::object& data) {
    return http::render({.id = {}, .event = {}, .data = json_text(data), .retry = std::nullopt});
}

boost::json::object error_json(const base::Error& error) {
    auto response = error_response(error);
    shape_as_openai_error(response);
    return boost::json::parse(response.text()).as_object();
}

/// The events of OpenAI's API.
class SpeechEvents final : public SpeechForm {
  public:
    explicit SpeechEvents(std::size_t input_length)
        : input_length_(static_cast<std::int64_t>(input_length)) {}

    [[nodiscard]] std::string media_type() const override { return "text/event-stream"; }
    [[nodiscard]] std::string piece(std::string bytes) override {
        if (bytes.empty()) return {};
        return event({{"type", "speech.audio.delta"}, {"audio", base64(bytes)}});
    }
    /// There are no tokens here: the counts are characters of the input and seconds of sound.
    [[nodiscard]] std::string end(narration::ScriptStream& script) override {
        const auto seconds = static_cast<std::int64_t>(std::ceil(script.seconds()));
        return event({{"type", "speech.audio.done"},
                      {"usage", boost::json::object{{"input_tokens", input_length_},
                                                    {"output_tokens", seconds},
                                                    {"total_tokens", input_length_ + seconds}}}});
    }
    [[nodiscard]] std::string failure(const base::Error& error) override {
        auto json = error_json(error);
        json["type"] = "error";
        return event(json);
    }

  private:
    std::int64_t input_length_;
};

double to_milliseconds(double seconds) {
    return std::round(seconds * 1000.0) / 1000.0;
}

boost::json::array word_times(const std::vector<story::NarratedWord>& words) {
    boost::json::array json;
    json.reserve(words.size());
    for (const auto& word : words) {
        json.push_back(boost::json::object{{"word", word.text},
                                           {"start_time", to_milliseconds(word.start)},
                                           {"end_time", to_milliseconds(word.end)},
                                           {"char_start", word.char_start},
                                           {"char_end", word.char_end},
                                           {"spoken", word.spoken}});
    }
    return json;
}

class SoundWithTimes final : public SpeechForm {
  public:
    explicit SoundWithTimes(narration::StreamFormat format) : format_(format) {}

    [[nodiscard]] std::string media_type() const override { return "application/json"; }
    [[nodiscard]] std::string begin() override {
        return R"({"audio_format":")" + std::string(narration::media_type(format_)) + R"(","audio":")";
    }
    [[nodiscard]] std::string piece(std::string bytes) override { return base64_.add(bytes); }
    [[nodiscard]] std::string end(narration::ScriptStream& script) override {
        return base64_.finish() + R"(","duration":)" + float_text(to_milliseconds(script.seconds())) +
               R"(,"timestamps":)" + json_text(word_times(script.take_words())) + "}";
    }

  private:
    narration::StreamFormat format_;
    Base64Stream base64_;
};

}  // namespace

std::unique_ptr<SpeechForm> speech_form(const SpeechRequest& request) {
    if (request.as_events) return std::make_unique<SpeechEvents>(base::code_point_count(request.input));
    return std::make_unique<SoundFile>(request.format);
}

std::unique_ptr<SpeechForm> timestamps_form(const SpeechRequest& request) {
    return std::make_unique<SoundWithTimes>(request.format);
}

}  // namespace storyflow::api
