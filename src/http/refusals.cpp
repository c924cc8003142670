#include "http/refusals.hpp"

#include <string>

namespace storyflow::http {

namespace {

Response refusal(int status, const std::string& detail) {
    return json_response(status, R"({"detail":")" + detail + R"("})");
}

Response try_again(const std::string& detail) {
    Response response = refusal(503, detail);
    response.headers.set("Retry-After", "1");
    return response;
}

}  // namespace

Response malformed_request() {
    return refusal(400, "The request is not valid HTTP.");
}

Response unknown_transfer_coding() {
    return refusal(501, "The only transfer coding that this server knows is chunked.");
}

Response request_timed_out() {
    return refusal(408, "The request did not arrive in time.");
}

Response body_too_large(std::size_t limit) {
    return refusal(413, "Request body is larger than the limit of " + std::to_string(limit) + " bytes.");
}

Response head_too_large(std::size_t limit) {
    return refusal(431, "Request headers are larger than the limit of " + std::to_string(limit) + " bytes.");
}

Response unknown_expectation() {
    return refusal(417, "Only the expectation 100-continue is supported.");
}

Response too_busy() {
    return try_again("The server is busy. Try again shortly.");
}

Response shutting_down() {
    return try_again("The server is shutting down.");
}

Response over_client_limit(const ClientExcess& excess) {
    constexpr int too_many_requests = 429;
    Response response = refusal(too_many_requests, excess.explanation);
    response.headers.set("Retry-After", std::to_string(excess.retry_after.count()));
    return response;
}

}  // namespace storyflow::http
