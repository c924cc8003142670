#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <string>
#include <string_view>
#include <utility>

#include "base/error.hpp"

namespace storyflow::api {

/// An error whose JSON body the wire contract fixes. Everything in the body may be shown to the client.
class ApiError final : public base::Error {
  public:
    ApiError(base::ErrorKind kind, boost::json::object body);

    [[nodiscard]] const boost::json::object& body() const noexcept { return body_; }

  private:
    boost::json::object body_;
};

/// `{"error": …}`: the form in which most endpoints report a refusal.
[[nodiscard]] ApiError refusal(base::ErrorKind kind, std::string_view sentence);
/// `{"error": …, "details": …}`.
[[nodiscard]] ApiError refusal(base::ErrorKind kind, std::string_view sentence, std::string_view details);
/// `{"error": …, "details": reason, "code": "engine_unavailable"}`: the chosen engine cannot speak now. The
/// wire contract fixes the sentence; clients can choose their own text by the code.
[[nodiscard]] ApiError no_engine(base::ErrorKind kind, std::string_view sentence, std::string_view reason);
/// `{"<field>": ["…"]}` with status 400.
[[nodiscard]] ApiError field_error(std::string_view field, std::string_view message);

}  // namespace storyflow::api
