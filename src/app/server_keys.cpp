#include "app/server_keys.hpp"

#include <spdlog/spdlog.h>

#include <exception>
#include <utility>

#include "base/error.hpp"
#include "base/log_text.hpp"

namespace storyflow::app {

namespace {

std::optional<http::AccessKey> default_key_of(const Config& config) {
    if (!config.api_key) return std::nullopt;
    return http::default_key(*config.api_key);
}

void require_a_key(const std::vector<http::AccessKey>& keys, const std::filesystem::path& file) {
    if (!keys.empty()) return;
    throw base::Error(base::ErrorKind::invalid_input,
                      "The key file " + file.string() +
                          " holds no key yet. Make one: storyflow key new NAME "
                          "--scope write --api-keys " +
                          file.string());
}

}  // namespace

ServerKeys::ServerKeys(const Config& config, std::chrono::milliseconds interval)
    : default_key_(default_key_of(config)), file_(config.api_keys) {
    if (!config.has_keys()) return;
    std::vector<http::AccessKey> keys;
    if (file_) {
        auto read = read_key_file(*file_);
        if (!default_key_) require_a_key(read.keys, *file_);
        if (read.warning) spdlog::warn("{}", *read.warning);
        keys = std::move(read.keys);
        of_file_ = keys;
        mark_ = read.mark;
    }
    if (default_key_) keys.push_back(*default_key_);
    ring_ = std::make_shared<http::KeyRing>(std::move(keys));
    if (file_)
        thread_ = std::jthread([this, interval](const std::stop_token& stop) { watch(stop, interval); });
}

ServerKeys::~ServerKeys() {
    thread_.request_stop();
}

void ServerKeys::look_again() noexcept {
    const std::lock_guard lock(reading_);
    try {
        const auto mark = mark_of(*file_);
        if (mark == mark_) return;
        mark_ = mark;
        read();
    } catch (const base::Error& error) {
        tell_once(base::log_text(error.what()));
    } catch (const std::exception& fault) {
        mark_ = std::nullopt;  // out of memory: tried again
        spdlog::warn("The key file could not be read: {}", fault.what());
    }
}

void ServerKeys::read() {
    auto read = read_key_file(*file_);
    mark_ = read.mark;
    if (read.warning) spdlog::warn("{}", *read.warning);
    const auto changes = key_changes(of_file_, read.keys);
    of_file_ = read.keys;
    if (default_key_) read.keys.push_back(*default_key_);
    ring_->replace(std::move(read.keys));
    told_.clear();
    spdlog::info("The key file was read again; keys in it: {}.", of_file_.size());
    if (!tell_change_) return;
    for (const auto& change : changes)
        tell_change_(change);
}

void ServerKeys::when_changed(std::function<void(const KeyChange&)> tell) {
    const std::lock_guard lock(reading_);
    tell_change_ = std::move(tell);
}

void ServerKeys::tell_once(const std::string& fault) {
    if (fault == told_) return;
    told_ = fault;
    spdlog::error("The API keys stay as they were: {}", fault);
}

void ServerKeys::watch(const std::stop_token& stop, std::chrono::milliseconds interval) {
    std::unique_lock lock(waiting_);
    while (!stop.stop_requested()) {
        stopped_.wait_for(lock, stop, interval, [] { return false; });
        if (!stop.stop_requested()) look_again();
    }
}

}  // namespace storyflow::app
