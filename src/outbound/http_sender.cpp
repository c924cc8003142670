#include "outbound/http_sender.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <utility>

#include "base/error.hpp"
#include "outbound/address.hpp"
#include "outbound/curl.hpp"

namespace storyflow::outbound {

namespace {

constexpr std::size_t longest_kept_answer = 64 * 1024;

Address parse_address(const std::string& text) {
    if (auto address = read_address(text)) {
        if (address->is_http()) return *std::move(address);
    }
    throw base::Error(base::ErrorKind::invalid_input,
                      "\"" + shown_address(text) + "\" is no http or https address.");
}

Fields fields_of(const OutgoingRequest& request) {
    // Removes `Expect: 100-continue`, with which libcurl would wait a second for the server's permission.
    Fields fields;
    add_field(fields, "Expect:");
    for (const auto& [name, value] : request.fields)
        add_field(fields, fmt::format("{}: {}", name, value));
    return fields;
}

std::size_t take_body(char* bytes, std::size_t, std::size_t count, void* answer) noexcept {
    auto& body = static_cast<IncomingAnswer*>(answer)->body;
    body.append(bytes, std::min(count, longest_kept_answer - body.size()));
    return count;
}

/// A result other than zero ends the transfer.
int look_for_stop(void* stop, curl_off_t, curl_off_t, curl_off_t, curl_off_t) noexcept {
    return static_cast<const std::stop_token*>(stop)->stop_requested() ? 1 : 0;
}

void prepare(const Easy& easy, const OutgoingRequest& request, const Fields& fields) {
    set(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    set(easy, CURLOPT_CUSTOMREQUEST, request.method.c_str());
    set(easy, CURLOPT_POSTFIELDS, request.body.data());
    set(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    set(easy, CURLOPT_HTTPHEADER, fields.get());
    set(easy, CURLOPT_FOLLOWLOCATION, 0L);
    set(easy, CURLOPT_TIMEOUT, static_cast<long>(request.timeout.count()));
    set(easy, CURLOPT_NOPROGRESS, 0L);
}

}  // namespace

IncomingAnswer send(const OutgoingRequest& request, const std::stop_token& stop) {
    const Address address = parse_address(request.address);
    const Easy easy = transfer_with(address, request.connect_timeout);
    const Fields fields = fields_of(request);
    IncomingAnswer answer;
    prepare(easy, request, fields);
    set(easy, CURLOPT_WRITEFUNCTION, &take_body);
    set(easy, CURLOPT_WRITEDATA, static_cast<void*>(&answer));
    set(easy, CURLOPT_XFERINFOFUNCTION, &look_for_stop);
    std::stop_token watched = stop;
    set(easy, CURLOPT_XFERINFODATA, static_cast<void*>(&watched));
    const CURLcode result = curl_easy_perform(easy.get());
    if (stop.stop_requested()) throw base::Error(base::ErrorKind::cancelled, "Sending was cancelled.");
    if (result != CURLE_OK) {
        throw base::Error(base::ErrorKind::unavailable,
                          "Cannot reach " + address.shown + ": " + curl_easy_strerror(result));
    }
    curl_easy_getinfo(easy.get(), CURLINFO_RESPONSE_CODE, &answer.status);
    return answer;
}

}  // namespace storyflow::outbound
