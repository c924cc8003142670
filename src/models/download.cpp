#include "models/download.hpp"

#include <fmt/format.h>

#include <array>
#include <exception>
#include <limits>
#include <system_error>
#include <utility>

#include "base/error.hpp"
#include "base/log_text.hpp"
#include "models/download_receiver.hpp"
#include "outbound/address.hpp"
#include "outbound/curl.hpp"

namespace storyflow::models {

namespace {

using outbound::Address;
using outbound::Easy;
using outbound::require;
using outbound::set;

constexpr long not_found = 404;
constexpr long gone = 410;
constexpr long range_not_satisfiable = 416;

constexpr long receive_buffer_size = 256L * 1024;

/// The longest that `perform` sleeps without an event; a stop request and every event wake it.
constexpr int longest_rest_ms = 1000;

Address parse_address(const std::string& text) {
    if (auto address = outbound::read_address(text)) {
        if (address->is_http() || address->scheme == "file") return *std::move(address);
    }
    throw base::Error(base::ErrorKind::invalid_input,
                      "\"" + outbound::shown_address(text) + "\" is no http, https or file address.");
}

base::Error failure(const Address& address, base::ErrorKind kind, const std::string& cause) {
    return {kind, "Cannot download " + address.shown + ": " + cause};
}

/// One request and its result. An exception of the receiver is stored in `thrown` until libcurl's C code has
/// returned.
struct Exchange {
    Exchange(const Address& address, PartFile& part, std::uint64_t offset, DownloadReceiver::Context context)
        : receiver(address.shown, part, offset, context),
          easy(outbound::transfer_with(address, context.limits.connect_timeout)) {}

    DownloadReceiver receiver;
    Easy easy;
    outbound::Fields fields;
    std::array<char, CURL_ERROR_SIZE> words{};
    std::exception_ptr thrown;

    [[nodiscard]] long status() const {
        long status = 0;
        curl_easy_getinfo(easy.get(), CURLINFO_RESPONSE_CODE, &status);
        return status;
    }

    void begin_body() {
        curl_off_t length = -1;
        curl_easy_getinfo(easy.get(), CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length);
        receiver.begin_body(status(), length < 0 ? std::nullopt : std::optional<std::uint64_t>(length));
    }

    /// Both return how many bytes were accepted; fewer than `count` makes libcurl end the transfer.
    static std::size_t take_head(char* bytes, std::size_t, std::size_t count, void* exchange) noexcept {
        return static_cast<Exchange*>(exchange)->take(count, [&](Exchange& self) {
            self.receiver.on_head_line({bytes, count});
        });
    }
    static std::size_t take_body(char* bytes, std::size_t, std::size_t count, void* exchange) noexcept {
        return static_cast<Exchange*>(exchange)->take(count, [&](Exchange& self) {
            if (!self.receiver.has_begun()) self.begin_body();
            self.receiver.on_body({bytes, count});
        });
    }

  private:
    template <typename Action>
    std::size_t take(std::size_t count, Action action) noexcept {
        try {
            action(*this);
            return count;
        } catch (...) {
            thrown = std::current_exception();
            return CURL_WRITEFUNC_ERROR;
        }
    }
};

void prepare(Exchange& exchange, const Address& address, const DownloadLimits& limits) {
    const Easy& easy = exchange.easy;
    set(easy, CURLOPT_PROTOCOLS_STR, "http,https,file");
    set(easy, CURLOPT_REDIR_PROTOCOLS_STR, address.scheme == "https" ? "https" : "http,https");
    set(easy, CURLOPT_FOLLOWLOCATION, 1L);
    set(easy, CURLOPT_MAXREDIRS, limits.most_redirects);
    set(easy, CURLOPT_FAILONERROR, 1L);
    set(easy, CURLOPT_LOW_SPEED_LIMIT, 1L);
    set(easy, CURLOPT_LOW_SPEED_TIME, static_cast<long>(limits.stall_timeout.count()));
    set(easy, CURLOPT_BUFFERSIZE, receive_buffer_size);
    set(easy, CURLOPT_ERRORBUFFER, exchange.words.data());
    set(easy, CURLOPT_HEADERFUNCTION, &Exchange::take_head);
    set(easy, CURLOPT_HEADERDATA, &exchange);
    set(easy, CURLOPT_WRITEFUNCTION, &Exchange::take_body);
    set(easy, CURLOPT_WRITEDATA, &exchange);
}

void ask_for_the_rest(Exchange& exchange, std::uint64_t offset, const std::string& version) {
    set(exchange.easy, CURLOPT_RANGE, fmt::format("{}-", offset).c_str());
    outbound::add_field(exchange.fields, "If-Range: " + version);
    set(exchange.easy, CURLOPT_HTTPHEADER, exchange.fields.get());
}

/// The connection broke during the transfer, so another attempt may fetch the rest.
bool is_interruption(CURLcode code) {
    constexpr std::array interruptions{CURLE_PARTIAL_FILE,      CURLE_RECV_ERROR, CURLE_SEND_ERROR,
                                       CURLE_GOT_NOTHING,       CURLE_HTTP2,      CURLE_HTTP2_STREAM,
                                       CURLE_OPERATION_TIMEDOUT};
    for (const auto interruption : interruptions)
        if (code == interruption) return true;
    return false;
}

enum class Outcome {
    complete,
    outdated,     ///< the server's file is shorter than the part file
    interrupted,  ///< a part was received and kept
    failed,
};

Outcome outcome_of(Exchange& exchange, CURLcode code, const PartFile& part) {
    if (exchange.thrown) std::rethrow_exception(exchange.thrown);
    if (code == CURLE_OK) {
        if (!exchange.receiver.has_begun()) exchange.begin_body();
        return Outcome::complete;
    }
    if (code == CURLE_HTTP_RETURNED_ERROR && exchange.status() == range_not_satisfiable && part.size() > 0) {
        return exchange.receiver.whole_length() == part.size() ? Outcome::complete : Outcome::outdated;
    }
    return is_interruption(code) ? Outcome::interrupted : Outcome::failed;
}

base::Error cause_of(const Exchange& exchange, CURLcode code, const Address& address) {
    using base::ErrorKind;
    if (code == CURLE_HTTP_RETURNED_ERROR) {
        const long status = exchange.status();
        return failure(address,
                       status == not_found || status == gone ? ErrorKind::not_found : ErrorKind::unavailable,
                       fmt::format("the server answered with status {}.", status));
    }
    const std::string words(exchange.words.data());
    return failure(address, ErrorKind::unavailable,
                   base::log_text(words.empty() ? curl_easy_strerror(code) : words) + ".");
}

}  // namespace

/// libcurl's pool of connections, which outlives a single transfer.
class Downloader::Connections {
  public:
    Connections() : multi_(curl_multi_init()) { require(multi_ != nullptr); }
    ~Connections() { curl_multi_cleanup(multi_); }
    Connections(const Connections&) = delete;
    Connections& operator=(const Connections&) = delete;

    /// Runs a transfer to its end. Throws `base::Error{cancelled}` as soon as a stop is requested.
    CURLcode perform(CURL* easy, const std::stop_token& stop) {
        const std::stop_callback wake(stop, [this] { curl_multi_wakeup(multi_); });
        require(curl_multi_add_handle(multi_, easy) == CURLM_OK);
        const std::unique_ptr<CURL, std::function<void(CURL*)>> removal(
            easy, [this](CURL* added) { curl_multi_remove_handle(multi_, added); });
        for (int running = 1;;) {
            require(curl_multi_perform(multi_, &running) == CURLM_OK);
            if (stop.stop_requested()) throw base::Error(base::ErrorKind::cancelled, "Interrupted.");
            if (running == 0) return result();
            require(curl_multi_poll(multi_, nullptr, 0, longest_rest_ms, nullptr) == CURLM_OK);
        }
    }

  private:
    CURLcode result() {
        int others = 0;
        const CURLMsg* const message = curl_multi_info_read(multi_, &others);
        require(message != nullptr);
        return message->data.result;
    }

    CURLM* multi_;
};

Downloader::Downloader(DownloadLimits limits, FreeSpace space)
    : connections_(std::make_unique<Connections>()), limits_(limits), space_(std::move(space)) {}

Downloader::~Downloader() = default;

void Downloader::fetch(const std::string& text, PartFile& part, const ReportDownload& report,
                       const std::stop_token& stop) {
    const Address address = parse_address(text);
    std::error_code unreadable;
    if (address.scheme == "file" && !std::filesystem::is_regular_file(address.path, unreadable)) {
        throw base::Error(base::ErrorKind::not_found, "There is no file " + address.path);
    }
    Outcome outcome = Outcome::interrupted;
    for (int attempt = 1; outcome != Outcome::complete; ++attempt) {
        const bool goes_on = outcome != Outcome::outdated;
        const std::string version = goes_on ? part.version_from(address.shown) : std::string();
        const std::uint64_t offset = version.empty() ? 0 : part.size();
        Exchange exchange(address, part, offset, {limits_, space_, report});
        prepare(exchange, address, limits_);
        if (offset > 0) ask_for_the_rest(exchange, offset, version);
        const CURLcode code = connections_->perform(exchange.easy.get(), stop);
        outcome = outcome_of(exchange, code, part);
        const bool may_go_on = exchange.receiver.received() > 0 && attempt < limits_.most_attempts;
        if (outcome == Outcome::failed || (outcome == Outcome::interrupted && !may_go_on)) {
            throw cause_of(exchange, code, address);
        }
    }
}

std::uint64_t free_space(const std::filesystem::path& folder) {
    std::error_code unknown;
    const auto space = std::filesystem::space(folder, unknown);
    return unknown ? std::numeric_limits<std::uint64_t>::max() : space.available;
}

}  // namespace storyflow::models
