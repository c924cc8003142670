#include "app/remote_delivery.hpp"

#include <spdlog/spdlog.h>

#include <chrono>
#include <exception>
#include <utility>

#include "api/delivery_json.hpp"
#include "app/download.hpp"
#include "app/http_sender.hpp"
#include "base/error.hpp"
#include "base/log_text.hpp"

namespace storyflow::app {

namespace {

constexpr std::chrono::seconds longest_upload{300};
constexpr std::size_t longest_quote = 200;

}  // namespace

RemoteDelivery::RemoteDelivery(std::string server, std::string api_key)
    : server_(std::move(server)), api_key_(std::move(api_key)) {
    while (server_.ends_with('/'))
        server_.pop_back();
}

std::string RemoteDelivery::hand_in(std::string_view unique_name, std::string_view bytes) {
    const auto answer = ask("PUT", "/api/deliveries/" + std::string(unique_name) + "/", "audio/wav", bytes);
    if (auto file = api::read_delivery_answer(answer)) return *std::move(file);
    throw base::Error(base::ErrorKind::unavailable, "The server's answer to a delivery is not understood.");
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
        (void)ask("POST", "/api/deliveries/settle/", "application/json", api::settle_request(target));
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
