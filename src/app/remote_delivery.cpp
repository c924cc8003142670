#include "app/remote_delivery.hpp"

#include <spdlog/spdlog.h>

#include <boost/json.hpp>
#include <chrono>
#include <exception>
#include <utility>

#include "app/download.hpp"
#include "app/http_sender.hpp"
#include "base/error.hpp"
#include "base/log_text.hpp"

namespace storyflow::app {

namespace {

namespace json = boost::json;

constexpr std::chrono::seconds longest_upload{300};
constexpr std::size_t longest_quote = 200;

std::string text_field(const std::string& body, std::string_view key) {
    json::error_code malformed;
    const auto answer = json::parse(body, malformed);
    const auto* const fields = malformed ? nullptr : answer.if_object();
    const auto* const field =
        fields == nullptr ? nullptr : fields->if_contains(json::string_view(key.data(), key.size()));
    if (field != nullptr && field->is_string()) return std::string(field->as_string());
    throw base::Error(base::ErrorKind::unavailable, "The server's answer to a delivery is not understood.");
}

}  // namespace

RemoteDelivery::RemoteDelivery(std::string server, std::string api_key)
    : server_(std::move(server)), api_key_(std::move(api_key)) {
    while (server_.ends_with('/'))
        server_.pop_back();
}

std::string RemoteDelivery::hand_in(std::string_view unique_name, std::string_view bytes) {
    const auto answer = ask("PUT", "/api/deliveries/" + std::string(unique_name) + "/", "audio/wav", bytes);
    return text_field(answer, "incoming_file");
}

void RemoteDelivery::take_back(const std::string& incoming_file) {
    const auto name = incoming_file.substr(incoming_file.rfind('/') + 1);
    (void)ask("DELETE", "/api/deliveries/" + name + "/", "application/json", {});
}

bool RemoteDelivery::put_in_place(const story::MediaChanges& changes) noexcept {
    bool all_settled = true;
    for (const auto& change : changes)
        all_settled = settle(change.target) && all_settled;
    return all_settled;
}

bool RemoteDelivery::settle(std::string_view target) noexcept {
    try {
        const auto body =
            json::serialize(json::object{{"target", json::string_view(target.data(), target.size())}});
        (void)ask("POST", "/api/deliveries/settle/", "application/json", body);
        return true;
    } catch (const std::exception& error) {
        spdlog::warn("The server has not put a narration into place yet: {}", base::log_text(error.what()));
        return false;
    }
}

std::string RemoteDelivery::ask(const std::string& method, const std::string& path,
                                std::string_view content_type, std::string_view body) const {
    const auto answer = send(
        {.method = method,
         .address = server_ + path,
         .fields = {{"Authorization", "Bearer " + api_key_}, {"Content-Type", std::string(content_type)}},
         .body = body,
         .timeout = longest_upload},
        {});
    if (answer.status >= 200 && answer.status < 300) return answer.body;
    throw base::Error(base::ErrorKind::unavailable, shown_address(server_) + " answered a delivery with " +
                                                        std::to_string(answer.status) + ": " +
                                                        base::log_text(answer.body.substr(0, longest_quote)));
}

}  // namespace storyflow::app
