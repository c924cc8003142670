#include "outbound/curl.hpp"

#include <mutex>

#include "base/error.hpp"

namespace storyflow::outbound {

namespace {

void start_libcurl_once() {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

}  // namespace

void require(bool succeeded) {
    if (!succeeded) throw base::Error(base::ErrorKind::internal, "libcurl cannot be used.");
}

Easy transfer_with(const Address& address, std::chrono::seconds connect_timeout) {
    start_libcurl_once();
    Easy easy(curl_easy_init());
    require(easy != nullptr);
    set(easy, CURLOPT_URL, address.text.c_str());
    set(easy, CURLOPT_USERAGENT, "StoryFlow");
    set(easy, CURLOPT_NOSIGNAL, 1L);
    set(easy, CURLOPT_CONNECTTIMEOUT, static_cast<long>(connect_timeout.count()));
    // Without a proxy: one on another machine would connect to its own loopback address.
    if (is_loopback(address.host)) set(easy, CURLOPT_PROXY, "");
    return easy;
}

void add_field(Fields& fields, const std::string& line) {
    curl_slist* const longer = curl_slist_append(fields.get(), line.c_str());
    require(longer != nullptr);
    (void)fields.release();  // `longer` owns the list now
    fields.reset(longer);
}

}  // namespace storyflow::outbound
