#include "models/checksum.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <openssl/evp.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <system_error>

#include "base/error.hpp"
#include "base/file.hpp"

namespace storyflow::models {

namespace {

constexpr std::size_t block_size = std::size_t{1024} * 1024;

EVP_MD_CTX* digest_of(void* context) {
    return static_cast<EVP_MD_CTX*>(context);
}

void require(int succeeded) {
    if (succeeded != 1) throw base::Error(base::ErrorKind::internal, "OpenSSL cannot compute SHA-256.");
}

base::Error unreadable(const std::filesystem::path& file) {
    return {base::ErrorKind::not_found,
            "Cannot read " + file.string() + ": " + std::generic_category().message(errno)};
}

base::FileDescriptor open_regular(const std::filesystem::path& path) {
    // O_NONBLOCK: opening a named pipe must not wait for its writer.
    base::FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat status {};
    if (!file.valid() || ::fstat(file.get(), &status) != 0) throw unreadable(path);
    if (!S_ISREG(status.st_mode)) {
        throw base::Error(base::ErrorKind::not_found, "Cannot read " + path.string() + ": it is no file");
    }
    return file;
}

}  // namespace

void Sha256::Freeing::operator()(void* context) const noexcept {
    EVP_MD_CTX_free(digest_of(context));
}

Sha256::Sha256() : context_(EVP_MD_CTX_new()) {
    require(context_ != nullptr ? EVP_DigestInit_ex(digest_of(context_.get()), EVP_sha256(), nullptr) : 0);
}

void Sha256::add(std::string_view bytes) {
    require(EVP_DigestUpdate(digest_of(context_.get()), bytes.data(), bytes.size()));
}

std::string Sha256::hex() {
    std::array<unsigned char, 32> sum{};
    require(EVP_DigestFinal_ex(digest_of(context_.get()), sum.data(), nullptr));
    std::string digits;
    for (const auto byte : sum)
        digits += fmt::format("{:02x}", byte);
    return digits;
}

std::string sha256_of_file(const std::filesystem::path& path, const std::stop_token& stop) {
    const auto file = open_regular(path);
    Sha256 sum;
    std::string block(block_size, '\0');
    for (;;) {
        if (stop.stop_requested()) throw base::Error(base::ErrorKind::cancelled, "Interrupted.");
        const ssize_t got = ::read(file.get(), block.data(), block.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw unreadable(path);
        if (got == 0) return sum.hex();
        sum.add(std::string_view(block).substr(0, static_cast<std::size_t>(got)));
    }
}

}  // namespace storyflow::models
