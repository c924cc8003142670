#include "http/access_policy.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

#include "base/digest.hpp"
#include "http/ascii.hpp"
#include "http/host_name.hpp"

namespace storyflow::http {

namespace {

/// Paths that need no API key: the health checks, and the studio, which asks its user for the key. They are
/// compared before percent-decoding, so that an encoded path cannot match.
constexpr std::array<std::string_view, 6> open_paths{
    "/", "/favicon.svg", "/health/live", "/health/ready", "/healthz", "/settings"};
constexpr std::array<std::string_view, 2> open_folders{"/assets/", "/projects/"};

bool is_open(std::string_view path) {
    if (path.size() > 2 && path.ends_with('/')) path.remove_suffix(1);  // "//" is not "/"
    return std::ranges::find(open_paths, path) != open_paths.end() ||
           std::ranges::any_of(open_folders,
                               [&](std::string_view folder) { return path.starts_with(folder); });
}

bool is_write(Method method) {
    return method == Method::post || method == Method::put || method == Method::patch ||
           method == Method::del || method == Method::other;
}

bool is_preflight(const Request& request) {
    return request.method == Method::options && request.headers.find("Access-Control-Request-Method");
}

bool is_same_origin(std::string_view origin, std::string_view host) {
    const std::size_t scheme_end = origin.find("://");
    if (scheme_end == std::string_view::npos) return false;
    const std::string_view scheme = origin.substr(0, scheme_end);
    if (!equal_ignoring_case(scheme, "http") && !equal_ignoring_case(scheme, "https")) return false;
    return equal_ignoring_case(origin.substr(scheme_end + 3), host);
}

std::ptrdiff_t count_of(const Request& request, std::string_view name) {
    return std::ranges::count_if(request.headers.all(),
                                 [&](const auto& field) { return equal_ignoring_case(field.first, name); });
}

std::optional<std::string_view> bearer_token(const Request& request) {
    constexpr std::string_view scheme = "Bearer ";
    const auto authorization = request.headers.find("Authorization");
    if (!authorization || !equal_ignoring_case(authorization->substr(0, scheme.size()), scheme))
        return std::nullopt;
    return trim_blanks(authorization->substr(scheme.size()));
}

Response unauthorized(const std::string& detail) {
    Response response = json_response(401, R"({"detail":")" + detail + R"("})");
    response.headers.set("WWW-Authenticate", "Bearer");
    return response;
}

}  // namespace

AccessPolicy::AccessPolicy(AccessPolicyOptions options) : options_(std::move(options)) {
    for (std::string& host : options_.allowed_hosts)
        host = normalized_host(host);
    options_.allowed_hosts.insert(options_.allowed_hosts.end(), {"localhost", "127.0.0.1"});
    if (options_.api_key) key_digest_ = base::sha256(*options_.api_key);
}

std::optional<Response> AccessPolicy::refuse(const Request& request) const {
    if (!is_allowed_host(request)) return json_response(400, R"({"detail":"Invalid Host header."})");
    // Programs disagree on which of several Origin fields counts.
    if (count_of(request, "Origin") > 1) return json_response(400, R"({"detail":"Invalid Origin header."})");
    if (is_preflight(request)) return Response{};
    if (is_cross_site_write(request))
        return json_response(403, R"({"detail":"Cross-origin request refused."})");
    if (key_digest_ && !is_open(request.path)) return refuse_credentials(request);
    return std::nullopt;
}

void AccessPolicy::decorate(const Request& request, Response& response) const {
    Headers& headers = response.headers;
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    headers.set("Referrer-Policy", "same-origin");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    const auto varies = headers.find("Vary");
    headers.set("Vary", varies ? std::string(*varies) + ", origin" : "origin");
    const auto origin = request.headers.find("Origin");
    if (!origin || !is_allowed_origin(*origin)) return;
    headers.set("Access-Control-Allow-Origin", std::string(*origin));
    headers.set("Access-Control-Expose-Headers",
                "ETag, Idempotency-Replayed, Retry-After, X-Missing-Segments, X-Request-Id");
    if (!is_preflight(request)) return;
    headers.set("Access-Control-Allow-Methods", "DELETE, GET, OPTIONS, PATCH, POST, PUT");
    headers.set(
        "Access-Control-Allow-Headers",
        "accept, authorization, content-type, idempotency-key, if-match, if-none-match, last-event-id, "
        "user-agent, x-csrftoken, x-requested-with");
    headers.set("Access-Control-Max-Age", "86400");
}

bool AccessPolicy::is_allowed_host(const Request& request) const {
    if (count_of(request, "Host") != 1) return false;
    const auto name = host_name_of(*request.headers.find("Host"));
    if (!name) return false;
    if (options_.allow_any_address && is_address_literal(*name)) return true;
    const auto& allowed = options_.allowed_hosts;
    return std::find(allowed.begin(), allowed.end(), *name) != allowed.end();
}

bool AccessPolicy::is_allowed_origin(std::string_view origin) const {
    const auto& allowed = options_.allowed_origins;
    return std::find(allowed.begin(), allowed.end(), origin) != allowed.end();
}

bool AccessPolicy::is_cross_site_write(const Request& request) const {
    if (!is_write(request.method)) return false;
    const auto origin = request.headers.find("Origin");
    if (!origin) return request.headers.find("Sec-Fetch-Site").value_or("") == "cross-site";
    return !is_allowed_origin(*origin) && !is_same_origin(*origin, request.headers.find("Host").value_or(""));
}

std::optional<Response> AccessPolicy::refuse_credentials(const Request& request) const {
    const auto token = bearer_token(request);
    if (!token) return unauthorized("Authentication credentials were not provided.");
    if (base::equal_in_constant_time(base::sha256(*token), *key_digest_)) return std::nullopt;
    return unauthorized("Invalid API key.");
}

}  // namespace storyflow::http
