#include "http/access_policy.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include "http/ascii.hpp"
#include "http/forwarded_request.hpp"
#include "http/host_name.hpp"

namespace storyflow::http {

namespace {

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

/// As RFC 6750 has it. The names of keys contain no character that JSON would escape.
Response insufficient_scope(const KnownKey& key, AccessScope needed) {
    const std::string scope(to_string(needed));
    Response response =
        json_response(403, R"({"detail":"The API key \")" + key.name + R"(\" has the scope )" +
                               std::string(to_string(key.scope)) + "; this request needs the scope " + scope +
                               R"(.","code":"insufficient_scope"})");
    response.headers.set("WWW-Authenticate", R"(Bearer error="insufficient_scope", scope=")" + scope + '"');
    return response;
}

}  // namespace

AccessPolicy::AccessPolicy(AccessPolicyOptions options) : options_(std::move(options)) {
    for (std::string& host : options_.allowed_hosts)
        host = normalized_host(host);
    options_.allowed_hosts.insert(options_.allowed_hosts.end(), {"localhost", "127.0.0.1"});
}

std::optional<Response> AccessPolicy::refuse(const Request& request, AccessScope needed) const {
    if (!is_allowed_host(request)) return json_response(400, R"({"detail":"Invalid Host header."})");
    // Programs disagree on which of several Origin fields counts.
    if (count_of(request, "Origin") > 1) return json_response(400, R"({"detail":"Invalid Origin header."})");
    if (is_preflight(request)) return Response{};
    if (is_cross_site_write(request))
        return json_response(403, R"({"detail":"Cross-origin request refused."})");
    if (options_.keys && needed != AccessScope::open) return refuse_credentials(request, needed);
    return std::nullopt;
}

Caller AccessPolicy::caller(const Request& request, AccessScope needed) const {
    auto key = key_of(request);
    return {.address = client_address(request, options_.trusted_proxies),
            .key = key ? std::move(key->name) : std::string(),
            .needs = needed};
}

bool AccessPolicy::is_encrypted(const Request& request) const {
    return is_forwarded_over_tls(request, options_.trusted_proxies);
}

void AccessPolicy::decorate(const Request& request, Response& response) const {
    Headers& headers = response.headers;
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    headers.set("Referrer-Policy", "same-origin");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    const auto varies = headers.find("Vary");
    headers.set("Vary", varies ? std::string(*varies) + ", origin" : "origin");
    if (const auto key = key_of(request)) headers.set("X-Access-Scope", std::string(to_string(key->scope)));
    const auto origin = request.headers.find("Origin");
    if (!origin || !is_allowed_origin(*origin)) return;
    headers.set("Access-Control-Allow-Origin", std::string(*origin));
    headers.set("Access-Control-Expose-Headers",
                "Accept-Ranges, Content-Disposition, Content-Range, ETag, Idempotency-Replayed, Retry-After, "
                "X-Access-Scope, X-Ignored-Fields, X-Missing-Segments, X-Request-Id, X-Speech-Engine, "
                "X-Speech-Voice");
    if (!is_preflight(request)) return;
    headers.set("Access-Control-Allow-Methods", "DELETE, GET, OPTIONS, PATCH, POST, PUT");
    headers.set(
        "Access-Control-Allow-Headers",
        "accept, authorization, change-group, content-type, idempotency-key, if-match, if-none-match, "
        "if-range, last-event-id, mcp-protocol-version, openai-organization, openai-project, range, "
        "user-agent, x-csrftoken, "
        "x-requested-with, x-stainless-arch, x-stainless-custom-poll-interval, "
        "x-stainless-helper-method, x-stainless-lang, x-stainless-os, x-stainless-package-version, "
        "x-stainless-poll-helper, x-stainless-retry-count, x-stainless-runtime, "
        "x-stainless-runtime-version, x-stainless-timeout");
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

std::optional<KnownKey> AccessPolicy::key_of(const Request& request) const {
    if (!options_.keys) return std::nullopt;
    const auto token = bearer_token(request);
    return token ? options_.keys->find(*token) : std::nullopt;
}

std::optional<Response> AccessPolicy::refuse_credentials(const Request& request, AccessScope needed) const {
    if (!bearer_token(request)) return unauthorized("Authentication credentials were not provided.");
    const auto key = key_of(request);
    if (!key) return unauthorized("Invalid API key.");
    if (key->scope < needed) return insufficient_scope(*key, needed);
    return std::nullopt;
}

}  // namespace storyflow::http
