#pragma once

#include <curl/curl.h>

#include <chrono>
#include <memory>
#include <string>

#include "outbound/address.hpp"

/// libcurl's handles as values, and the settings common to all transfers of this program. Other rooms use
/// libcurl through this header.
namespace storyflow::outbound {

struct Freeing {
    void operator()(CURL* easy) const noexcept { curl_easy_cleanup(easy); }
    void operator()(curl_slist* list) const noexcept { curl_slist_free_all(list); }
};
using Easy = std::unique_ptr<CURL, Freeing>;
using Fields = std::unique_ptr<curl_slist, Freeing>;

/// Throws `base::Error{internal}` if a call that never fails in a working libcurl failed.
void require(bool succeeded);

template <typename Value>
void set(const Easy& easy, CURLoption option, Value value) {
    require(curl_easy_setopt(easy.get(), option, value) == CURLE_OK);
}

/// A transfer with `address`. Loopback addresses are connected to directly, others through the proxy that the
/// environment names (`https_proxy`, …).
[[nodiscard]] Easy transfer_with(const Address& address, std::chrono::seconds connect_timeout);

/// Adds a line like "Name: value" to a request's header fields.
void add_field(Fields& fields, const std::string& line);

}  // namespace storyflow::outbound
