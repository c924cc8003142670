#include "api/pagination.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "api/coercion.hpp"
#include "api/resources.hpp"
#include "base/error.hpp"

namespace storyflow::api {

namespace {

std::int64_t page_number(const std::string& asked, std::int64_t pages) {
    if (asked == "last") return pages;
    const auto number = coerce_integer(boost::json::value(asked), {.least = 1, .greatest = pages});
    if (std::holds_alternative<Rejection>(number))
        throw base::Error(base::ErrorKind::not_found, "Invalid page.");
    return std::get<std::int64_t>(number);
}

std::string query_encoded(std::string_view text) {
    std::string encoded = http::percent_encode(text, "_.-~ ");
    std::ranges::replace(encoded, ' ', '+');
    return encoded;
}

}  // namespace

PageRequest::PageRequest(const http::Request& request, std::int64_t count, std::int64_t page_size)
    : request_(request),
      count_(count),
      page_size_(page_size),
      pages_(std::max<std::int64_t>(1, (count + page_size - 1) / page_size)) {
    const auto asked = request.query_parameter("page").value_or("");
    if (!asked.empty()) number_ = page_number(asked, pages_);
}

boost::json::object PageRequest::answer(boost::json::array results) const {
    boost::json::object json{{"count", count_}, {"next", nullptr}, {"previous", nullptr}};
    if (number_ < pages_) json["next"] = link(number_ + 1);
    if (number_ > 1) json["previous"] = link(number_ - 1);
    json["results"] = std::move(results);
    return json;
}

std::string PageRequest::link(std::int64_t page) const {
    std::multimap<std::string, std::string> parameters;
    for (auto& [name, value] : request_.query_parameters()) {
        if (name != "page") parameters.emplace(name, value);
    }
    if (page != 1) parameters.emplace("page", std::to_string(page));

    std::string url = origin_of(request_) + request_.path;
    char separator = '?';
    for (const auto& [name, value] : parameters) {
        url += separator + query_encoded(name) + '=' + query_encoded(value);
        separator = '&';
    }
    return url;
}

}  // namespace storyflow::api
