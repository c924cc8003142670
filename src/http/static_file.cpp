#include "http/static_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <cstdint>
#include <memory>
#include <utility>

#include "base/error.hpp"
#include "http/conditional_answer.hpp"
#include "http/content_disposition.hpp"

namespace storyflow::http {

namespace {

struct OpenFile {
    std::shared_ptr<const base::FileDescriptor> file;
    Version version;
};

OpenFile open_file(const std::filesystem::path& path) {
    // O_NONBLOCK: opening a named pipe must not wait for its writer.
    auto file =
        std::make_shared<const base::FileDescriptor>(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat status {};
    if (!file->valid() || ::fstat(file->get(), &status) != 0 || !S_ISREG(status.st_mode)) {
        throw base::Error(base::ErrorKind::not_found, "Not found.", path.string());
    }
    const auto size = static_cast<std::uint64_t>(status.st_size);
    std::string etag = fmt::format("\"{:x}-{:x}-{:x}.{:x}\"", status.st_ino, size, status.st_mtim.tv_sec,
                                   status.st_mtim.tv_nsec);
    return {std::move(file), {size, std::move(etag), status.st_mtim.tv_sec}};
}

}  // namespace

Response serve_file(const Request& request, const std::filesystem::path& file) {
    const OpenFile open = open_file(file);
    const std::string name = file.filename().string();
    Headers headers;
    headers.set("Content-Type", std::string(content_type_of(name)));
    headers.set("Content-Disposition", content_disposition("inline", name));
    return conditional_answer(request, open.version, std::move(headers),
                              [&open](std::uint64_t offset, std::uint64_t length) {
                                  return FileBody{open.file, offset, length};
                              });
}

}  // namespace storyflow::http
