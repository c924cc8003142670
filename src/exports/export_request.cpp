#include "exports/export_request.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <boost/json.hpp>
#include <stdexcept>
#include <vector>

#include "base/download_name.hpp"
#include "base/error.hpp"

namespace storyflow::exports {

namespace {

std::string_view word_for(LoudnessPreset preset) {
    switch (preset) {
        case LoudnessPreset::none:
            return "none";
        case LoudnessPreset::podcast:
            return "podcast";
        case LoudnessPreset::acx:
            return "acx";
    }
    return "none";
}

base::Error unknown_order(std::string_view text) {
    return {base::ErrorKind::internal, "The order of an export cannot be read.", std::string(text)};
}

}  // namespace

std::string order_text(const ExportRequest& request) {
    return boost::json::serialize(boost::json::object{{"format", facts_of(request.format).name},
                                                      {"zip", request.chapters == Chapters::as_zip},
                                                      {"loudness", word_for(request.loudness)},
                                                      {"by_word", request.by_word},
                                                      {"skip_missing", request.skip_missing}});
}

ExportRequest parse_order(std::string_view text) {
    try {
        const auto order = boost::json::parse(text).as_object();
        const auto format = format_named(std::string_view(order.at("format").as_string()));
        const auto loudness = loudness_named(std::string_view(order.at("loudness").as_string()));
        if (!format || !loudness) throw unknown_order(text);
        return {.format = *format,
                .chapters = order.at("zip").as_bool() ? Chapters::as_zip : Chapters::in_one_file,
                .loudness = *loudness,
                .by_word = order.at("by_word").as_bool(),
                .skip_missing = order.at("skip_missing").as_bool()};
    } catch (const std::logic_error&) {
        throw unknown_order(text);  // a field is missing or of another type
    } catch (const boost::system::system_error&) {
        throw unknown_order(text);
    }
}

std::string subject_of(const ExportRequest& request) {
    const auto format = facts_of(request.format).name;
    std::string extras;
    if (request.loudness != LoudnessPreset::none) extras += fmt::format(", {}", word_for(request.loudness));
    if (request.by_word) extras += ", by word";
    return fmt::format("{}{}{}", format, extras, request.chapters == Chapters::as_zip ? ", zip" : "");
}

std::string exports_folder(std::string_view project_id) {
    return media::MediaLibrary::project_path(project_id) + "/output/exports";
}

std::string export_name(std::string_view title, const ExportRequest& request) {
    std::vector<std::string_view> details;
    const bool is_archive = request.chapters == Chapters::as_zip;
    if (is_archive) details.push_back(facts_of(request.format).name);
    if (request.loudness != LoudnessPreset::none) details.push_back(word_for(request.loudness));
    if (request.by_word) details.emplace_back("by word");
    const auto name =
        details.empty() ? std::string(title) : fmt::format("{} ({})", title, fmt::join(details, ", "));
    return base::download_name(name, is_archive ? ".zip" : facts_of(request.format).extension);
}

}  // namespace storyflow::exports
