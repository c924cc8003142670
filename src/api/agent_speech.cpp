#include "api/agent_speech.hpp"

#include <fmt/format.h>

#include <boost/json/array.hpp>

#include "api/agent_arguments.hpp"
#include "api/base64.hpp"
#include "api/error_sentence.hpp"
#include "api/json_text.hpp"
#include "base/utf8.hpp"

namespace storyflow::api {

namespace {

using boost::json::object;

class ToolResult final : public narration::SpeechForm {
  public:
    ToolResult(const boost::json::value& id, narration::StreamFormat format)
        : id_(json_text(id)), format_(format) {}

    [[nodiscard]] std::string media_type() const override { return "application/json"; }
    [[nodiscard]] std::string begin() override {
        return R"({"jsonrpc":"2.0","id":)" + id_ + R"(,"result":{"content":[{"type":"audio","mimeType":")" +
               std::string(narration::media_type(format_)) + R"(","data":")";
    }
    [[nodiscard]] std::string piece(std::string bytes) override { return base64_.add(bytes); }
    [[nodiscard]] std::string end(narration::ScriptStream& script) override {
        return rest(fmt::format("{:.2f} seconds, {}", script.seconds(), script.voice().name()), false);
    }
    [[nodiscard]] std::string failure(const base::Error& error) override {
        return rest("The sound ends too early. " + sentence_of(error), true);
    }

  private:
    std::string rest(const std::string& told, bool is_error) {
        return base64_.finish() + R"("},)" + json_text(object{{"type", "text"}, {"text", told}}) +
               R"(],"isError":)" + (is_error ? "true" : "false") + "}}";
    }

    std::string id_;
    narration::StreamFormat format_;
    Base64Stream base64_;
};

}  // namespace

SpeechRequest read_agent_speech(const object& arguments, const Services& services) {
    const auto text = text_argument(arguments, "text");
    const auto length = base::code_point_count(text);
    if (length > longest_spoken) {
        throw wrong_argument("text",
                             fmt::format("it must not exceed {} characters, and has {}; narrate takes "
                                         "whole stories.",
                                         longest_spoken, length));
    }
    object fields{{"input", text}, {"response_format", text_argument(arguments, "format", "mp3")}};
    if (const auto* voice = arguments.if_contains("voice")) fields["voice"] = *voice;
    if (const auto* speed = arguments.if_contains("speed")) fields["speed"] = *speed;
    return read_speech_request(fields, services);
}

std::unique_ptr<narration::SpeechForm> agent_speech_form(const boost::json::value& id,
                                                         narration::StreamFormat format) {
    return std::make_unique<ToolResult>(id, format);
}

}  // namespace storyflow::api
