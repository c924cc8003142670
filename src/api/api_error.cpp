#include "api/api_error.hpp"

#include <boost/json/array.hpp>

#include "api/json_text.hpp"

namespace storyflow::api {

ApiError::ApiError(base::ErrorKind kind, boost::json::object body)
    : Error(kind, json_text(body)), body_(std::move(body)) {}

ApiError refusal(base::ErrorKind kind, std::string_view sentence) {
    return {kind, {{"error", sentence}}};
}

ApiError refusal(base::ErrorKind kind, std::string_view sentence, std::string_view details) {
    return {kind, {{"error", sentence}, {"details", details}}};
}

ApiError no_engine(base::ErrorKind kind, std::string_view sentence, std::string_view reason) {
    return {kind, {{"error", sentence}, {"details", reason}, {"code", "engine_unavailable"}}};
}

ApiError field_error(std::string_view field, std::string_view message) {
    boost::json::object body;
    body[field] = boost::json::array{message};
    return {base::ErrorKind::invalid_input, std::move(body)};
}

}  // namespace storyflow::api
