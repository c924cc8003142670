#include "app/remote_delivery.hpp"

#include <spdlog/spdlog.h>

#include <chrono>
#include <exception>
#include <utility>

#include "api/delivery_json.hpp"
#include "base/error.hpp"
#include "base/log_text.hpp"
#include "narration/delivery_delayed.hpp"
#include "outbound/address.hpp"
#include "outbound/http_sender.hpp"

namespace storyflow::app {

namespace {

constexpr std::chrono::seconds longest_upload{300};
constexpr std::size_t longest_quote = 200;

/// Whether the same delivery may succeed later: the server timed out (408), limits its clients (429), or has
/// an error of its own (5xx, including a full disk).
bool may_pass(long status) {
    return status == 408 || status == 429 || (status >= 500 && status < 600);
}

std::string cure_of(long status) {
    if (status == 401) return " (the worker needs the --api-key of the server)";
    if (status == 404) return " (--upload has to be the address of a StoryFlow server)";
    return {};
}

[[noreturn]] void throw_refusal(const std::string& server, const outbound::IncomingAnswer& answer) {
    const std::string message = outbound::shown_address(server) + " answered a delivery with " +
                                std::to_string(answer.status) + cure_of(answer.status) + ": " +
                                base::log_text(answer.body.substr(0, longest_quote));
    if (may_pass(answer.status)) throw narration::DeliveryDelayed(message);
    throw base::Error(base::ErrorKind::internal, message);
}

/// The answer of the server, whatever its status. Throws `narration::DeliveryDelayed` if the server cannot be
/// reached.
outbound::IncomingAnswer answer_to(const outbound::OutgoingRequest& request, const std::stop_token& stop) {
    try {
        return outbound::send(request, stop);
    } catch (const base::Error& error) {
        if (error.kind() != base::ErrorKind::unavailable) throw;
        throw narration::DeliveryDelayed(error.what(), error.detail());
    }
}

}  // namespace

RemoteDelivery::RemoteDelivery(std::string server, std::string api_key)
    : server_(std::move(server)), api_key_(std::move(api_key)) {
    while (server_.ends_with('/'))
        server_.pop_back();
}

std::string RemoteDelivery::hand_in(std::string_view unique_name, std::string_view bytes,
                                    const std::stop_token& stop) {
    const auto answer =
        ask({"PUT", "/api/deliveries/" + std::string(unique_name) + "/", "audio/wav", bytes}, stop);
    if (auto file = api::read_delivery_answer(answer)) return *std::move(file);
    throw base::Error(base::ErrorKind::unavailable, "The server's answer to a delivery is not understood.");
}

void RemoteDelivery::take_back(const std::string& incoming_file) {
    const auto name = incoming_file.substr(incoming_file.rfind('/') + 1);
    (void)ask({"DELETE", "/api/deliveries/" + name + "/", "application/json", {}});
}

bool RemoteDelivery::put_in_place(const story::MediaChanges& changes) noexcept {
    bool all_settled = true;
    for (const auto& change : changes)
        all_settled = settle(change.target) && all_settled;
    return all_settled;
}

bool RemoteDelivery::settle(std::string_view target) noexcept {
    try {
        const auto body = api::settle_request(target);
        (void)ask({"POST", "/api/deliveries/settle/", "application/json", body});
        return true;
    } catch (const std::exception& error) {
        spdlog::warn("The server has not put a narration into place yet: {}", base::log_text(error.what()));
        return false;
    }
}

std::string RemoteDelivery::ask(const Request& request, const std::stop_token& stop) const {
    const auto answer = answer_to(
        {.method = request.method,
         .address = server_ + request.path,
         .fields = {{"Authorization", "Bearer " + api_key_}, {"Content-Type", request.content_type}},
         .body = request.body,
         .timeout = longest_upload},
        stop);
    if (answer.status >= 200 && answer.status < 300) return answer.body;
    throw_refusal(server_, answer);
}

}  // namespace storyflow::app
