#include "tests/torture/watchman.hpp"

#include <chrono>
#include <cstring>
#include <iostream>
#include <stdexcept>

#include "tests/support/http_client.hpp"

namespace storyflow::torture {

namespace {

std::uint32_t number_at(const std::string& bytes, std::size_t offset) {
    std::uint32_t number = 0;
    std::memcpy(&number, bytes.data() + offset, sizeof number);
    return number;
}

}  // namespace

bool is_whole_wav(const std::string& bytes) {
    constexpr std::size_t head = 44;
    return bytes.size() > head && bytes.starts_with("RIFF") && number_at(bytes, 4) + 8 == bytes.size() &&
           bytes.compare(36, 4, "data") == 0 && number_at(bytes, 40) + head == bytes.size();
}

Watchman::Watchman(const Scene& scene)
    : scene_(scene), thread_([this](const std::stop_token& stop) { watch(stop); }) {}

void Watchman::add_finished(const std::vector<std::string>& paths) {
    const std::lock_guard lock(mutex_);
    finished_ = paths;
}

std::string Watchman::any_finished() {
    const std::lock_guard lock(mutex_);
    if (finished_.empty()) return {};
    return finished_[std::uniform_int_distribution<std::size_t>(0, finished_.size() - 1)(random_)];
}

void Watchman::watch(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        const auto path = any_finished();
        const auto port = scene_.port();
        if (!path.empty() && port) {
            try {
                read(path, *port);
            } catch (const std::runtime_error&) {
                // The server was killed under the answer: the client sees that it is cut off.
            }
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
}

void Watchman::read(const std::string& path, std::uint16_t port) {
    support::HttpClient client("127.0.0.1", port);
    const auto reply = client.get(path);
    if (reply.header("Content-Length") != std::to_string(reply.body.size())) return;  // cut off by a kill
    ++files_read_;
    if (reply.status == 200 && is_whole_wav(reply.body)) return;
    ++half_files_;
    std::cerr << "half: " << reply.status << ", " << reply.body.size() << " bytes of " << path << '\n';
}

}  // namespace storyflow::torture
