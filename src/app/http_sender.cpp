#include "app/http_sender.hpp"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <mutex>

#include "app/download.hpp"
#include "base/error.hpp"

namespace storyflow::app {

namespace {

constexpr std::size_t longest_kept_answer = 64 * 1024;

struct Freeing {
    void operator()(CURL* easy) const noexcept { curl_easy_cleanup(easy); }
    void operator()(curl_slist* list) const noexcept { curl_slist_free_all(list); }
};
using Easy = std::unique_ptr<CURL, Freeing>;
using Fields = std::unique_ptr<curl_slist, Freeing>;

template <typename Value>
void set(const Easy& easy, CURLoption option, Value value) {
    if (curl_easy_setopt(easy.get(), option, value) == CURLE_OK) return;
    throw base::Error(base::ErrorKind::internal, "libcurl cannot be used.");
}

void require_http(const std::string& address) {
    if (address.starts_with("http://") || address.starts_with("https://")) return;
    throw base::Error(base::ErrorKind::invalid_input,
                      "\"" + shown_address(address) + "\" is no http or https address.");
}

Fields fields_of(const OutgoingRequest& request) {
    // Without this one libcurl asks for permission first and waits a second for it.
    curl_slist* list = curl_slist_append(nullptr, "Expect:");
    for (const auto& [name, value] : request.fields)
        list = curl_slist_append(list, fmt::format("{}: {}", name, value).c_str());
    return Fields(list);
}

std::size_t take_body(char* bytes, std::size_t, std::size_t count, void* answer) noexcept {
    auto& body = static_cast<IncomingAnswer*>(answer)->body;
    body.append(bytes, std::min(count, longest_kept_answer - body.size()));
    return count;
}

/// Not zero ends the transfer.
int look_for_stop(void* stop, curl_off_t, curl_off_t, curl_off_t, curl_off_t) noexcept {
    return static_cast<const std::stop_token*>(stop)->stop_requested() ? 1 : 0;
}

void prepare(const Easy& easy, const OutgoingRequest& request, const Fields& fields) {
    set(easy, CURLOPT_URL, request.address.c_str());
    set(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    set(easy, CURLOPT_CUSTOMREQUEST, request.method.c_str());
    set(easy, CURLOPT_POSTFIELDS, request.body.data());
    set(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    set(easy, CURLOPT_HTTPHEADER, fields.get());
    set(easy, CURLOPT_USERAGENT, "StoryFlow");
    set(easy, CURLOPT_NOSIGNAL, 1L);
    set(easy, CURLOPT_FOLLOWLOCATION, 0L);
    set(easy, CURLOPT_CONNECTTIMEOUT, static_cast<long>(request.connect_timeout.count()));
    set(easy, CURLOPT_TIMEOUT, static_cast<long>(request.timeout.count()));
    set(easy, CURLOPT_NOPROGRESS, 0L);
}

void start_libcurl_once() {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

}  // namespace

IncomingAnswer send(const OutgoingRequest& request, const std::stop_token& stop) {
    require_http(request.address);
    start_libcurl_once();
    const Easy easy(curl_easy_init());
    if (!easy) throw base::Error(base::ErrorKind::internal, "libcurl cannot be used.");
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
        throw base::Error(base::ErrorKind::unavailable, "Cannot reach " + shown_address(request.address) +
                                                            ": " + curl_easy_strerror(result));
    }
    curl_easy_getinfo(easy.get(), CURLINFO_RESPONSE_CODE, &answer.status);
    return answer;
}

}  // namespace storyflow::app
