#include "api/pronunciations.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "api/addressed.hpp"
#include "api/api_error.hpp"
#include "api/field_reader.hpp"
#include "api/json_body.hpp"
#include "api/resources.hpp"
#include "narration/pronunciation_check.hpp"
#include "narration/pronunciation_uses.hpp"

namespace storyflow::api {

namespace {

using Check = std::optional<std::string> (*)(std::string_view);

boost::json::object pronunciation_json(const story::Pronunciation& pronunciation) {
    return {{"id", pronunciation.id},
            {"project", pronunciation.project_id},
            {"word", pronunciation.word},
            {"spoken_as", pronunciation.spoken_as}};
}

std::optional<std::string> read_checked(FieldReader& reader, std::string_view name, Check fault_of) {
    auto text = reader.text(name);
    if (!text) return std::nullopt;
    const auto fault = fault_of(*text);
    if (!fault) return text;
    reader.reject(name, *fault);
    return std::nullopt;
}

std::optional<std::string> read_word(FieldReader& reader) {
    return read_checked(reader, "word", narration::fault_of_word);
}

std::optional<std::string> read_spoken_as(FieldReader& reader) {
    return read_checked(reader, "spoken_as", narration::fault_of_pronunciation);
}

story::Pronunciation read_new_pronunciation(const boost::json::object& fields) {
    FieldReader reader(fields);
    story::Pronunciation pronunciation;
    reader.require("word");
    pronunciation.word = read_word(reader).value_or("");
    reader.require("spoken_as");
    pronunciation.spoken_as = read_spoken_as(reader).value_or("");
    reader.check();
    return pronunciation;
}

story::PronunciationEdit read_edit(const boost::json::object& fields) {
    FieldReader reader(fields);
    story::PronunciationEdit edit{.word = read_word(reader), .spoken_as = read_spoken_as(reader)};
    reader.check();
    return edit;
}

/// Runs a change. The store checks whether the dictionary can take it; its refusal becomes an `ApiError`.
template <typename Change>
auto unless_refused(const Change& change) {
    try {
        return change();
    } catch (const story::PronunciationRefused& refused) {
        throw refusal(base::ErrorKind::conflict, refused.what());
    }
}

}  // namespace

http::Response list_pronunciations(const Services& services, const http::Request& request) {
    const auto project_id = addressed_project(services, request).project.id;
    const narration::PronunciationUses uses(services.pronunciations, project_id);
    const auto counts = uses.count(services.segments);
    boost::json::array json;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        auto listed = pronunciation_json(uses.entries()[i]);
        listed["segments"] = counts[i].segments;
        listed["segments_outdated"] = counts[i].outdated;
        json.push_back(std::move(listed));
    }
    return json_answer(200, json);
}

http::Response create_pronunciation(const Services& services, const http::Request& request) {
    const auto project_id = addressed_project(services, request).project.id;
    const auto wanted = read_new_pronunciation(read_body(request).fields);
    const auto added = unless_refused(
        [&] { return services.pronunciations.add(project_id, wanted.word, wanted.spoken_as); });
    if (!added) throw no_such_project();
    return json_answer(201, pronunciation_json(*added));
}

http::Response get_pronunciation(const Services& services, const http::Request& request) {
    return json_answer(200, pronunciation_json(addressed_pronunciation(services, request)));
}

http::Response update_pronunciation(const Services& services, const http::Request& request) {
    const auto id = addressed_pronunciation(services, request).id;
    const auto edit = read_edit(read_body(request).fields);
    const auto edited = unless_refused([&] { return services.pronunciations.edit(id, edit); });
    if (!edited) throw no_such_pronunciation();
    return json_answer(200, pronunciation_json(*edited));
}

http::Response delete_pronunciation(const Services& services, const http::Request& request) {
    if (!services.pronunciations.remove(addressed_pronunciation(services, request).id)) {
        throw no_such_pronunciation();
    }
    return no_content();
}

}  // namespace storyflow::api
