#include "api/import_errors.hpp"

#include <fmt/format.h>

#include <boost/json/array.hpp>
#include <string_view>

#include "api/coercion.hpp"

namespace storyflow::api {

namespace {

using boost::json::array;
using boost::json::value;

void append_sentences(array& sentences, std::string_view prefix, const value& errors) {
    if (const auto* list = errors.if_array()) {
        for (const auto& error : *list)
            append_sentences(sentences, prefix, error);
    } else if (const auto* by_index = errors.if_object()) {
        for (const auto& item : *by_index) {
            append_sentences(sentences, fmt::format("{}Item {}: ", prefix, std::string_view(item.key())),
                             item.value());
        }
    } else if (!errors.is_null()) {
        sentences.emplace_back(fmt::format("{}{}", prefix, printed(errors)));
    }
}

}  // namespace

boost::json::object as_string_lists(const boost::json::object& body) {
    boost::json::object lists;
    for (const auto& member : body) {
        array sentences;
        append_sentences(sentences, "", member.value());
        if (!sentences.empty()) lists[member.key()] = std::move(sentences);
    }
    return lists;
}

ApiError import_fault(const story::ImportFault& fault) {
    value details;
    if (!fault.details.empty()) details = fault.details;
    return {base::ErrorKind::invalid_input, {{"error", fault.error}, {"details", details}}};
}

}  // namespace storyflow::api
