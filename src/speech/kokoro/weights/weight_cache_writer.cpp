#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/locked_file.hpp"
#include "speech/files/file_errors.hpp"
#include "speech/kokoro/weights/weight_cache.hpp"
#include "speech/kokoro/weights/weight_cache_form.hpp"

namespace storyflow::speech::kokoro {

CacheHeader read_cache_header(std::span<const std::byte> bytes) {
    CacheHeader header;
    if (bytes.size() < sizeof header) throw bad_data("the prepared weights are cut off");
    std::memcpy(&header, bytes.data(), sizeof header);
    if (header.mark != cache_mark) throw bad_data("the file holds no prepared weights");
    return header;
}

/// A file that is written under another name until it is complete. It is locked: in a second process the
/// constructor throws.
class WeightCacheWriter::File {
  public:
    File(std::filesystem::path name, CacheIdentity identity)
        : name_(std::move(name)),
          unfinished_(name_.string() + ".part"),
          descriptor_(base::open_locked(unfinished_, O_WRONLY | O_CREAT)) {
        if (!descriptor_.valid()) throw failure();
        pending_.emplace(unfinished_);
        if (::ftruncate(descriptor_.get(), 0) != 0) throw failure();
        header_.mark = cache_mark;
        header_.identity = identity;
        append(std::as_bytes(std::span(&header_, 1)));
    }

    void add(std::string_view name, std::span<const std::size_t> shape, std::span<const float> values) {
        static constexpr std::array<std::byte, cache_alignment> nothing{};
        append(std::span(nothing).first((cache_alignment - size_ % cache_alignment) % cache_alignment));
        const auto bytes = std::as_bytes(values);
        describe(static_cast<std::uint16_t>(name.size()));
        directory_.append(name);
        describe(static_cast<std::uint8_t>(shape.size()));
        for (const std::size_t size : shape)
            describe(static_cast<std::uint64_t>(size));
        describe(static_cast<std::uint64_t>(size_));
        describe(static_cast<std::uint64_t>(bytes.size()));
        describe(sum_of(bytes));
        append(bytes);
    }

    void finish() {
        const auto directory = std::as_bytes(std::span(directory_));
        header_.directory = size_;
        header_.directory_sum = sum_of(directory);
        append(directory);
        header_.size = size_;
        write_at(std::as_bytes(std::span(&header_, 1)), 0);
        if (::fsync(descriptor_.get()) != 0) throw failure();
        pending_->publish(name_);
        descriptor_.reset();
    }

  private:
    template <class Number>
    void describe(Number number) {
        directory_.append(reinterpret_cast<const char*>(&number), sizeof number);
    }

    void append(std::span<const std::byte> bytes) {
        write_at(bytes, size_);
        size_ += bytes.size();
    }

    void write_at(std::span<const std::byte> bytes, std::uint64_t offset) {
        while (!bytes.empty()) {
            const ssize_t written =
                ::pwrite(descriptor_.get(), bytes.data(), bytes.size(), static_cast<off_t>(offset));
            if (written < 0 && errno == EINTR) continue;
            if (written <= 0) throw failure();
            bytes = bytes.subspan(static_cast<std::size_t>(written));
            offset += static_cast<std::uint64_t>(written);
        }
    }

    [[nodiscard]] base::Error failure() const {
        return about_file(name_, {base::ErrorKind::unavailable,
                                  "cannot be written: " + std::generic_category().message(errno)});
    }

    std::filesystem::path name_;
    std::filesystem::path unfinished_;
    base::FileDescriptor descriptor_;  ///< holds the lock, so it is closed after the rename
    std::optional<base::PendingFile> pending_;
    CacheHeader header_;
    std::string directory_;
    std::uint64_t size_ = 0;
};

WeightCacheWriter::WeightCacheWriter(const TensorSource& source, std::filesystem::path file,
                                     CacheIdentity identity)
    : source_(source), file_(std::make_unique<File>(std::move(file), identity)) {}

WeightCacheWriter::~WeightCacheWriter() = default;

bool WeightCacheWriter::contains(std::string_view name) const {
    return source_.contains(name);
}

Tensor WeightCacheWriter::tensor(std::string_view name) const {
    Tensor tensor = source_.tensor(name);
    if (making_ == 0) file_->add(name, tensor.shape, tensor.values);
    return tensor;
}

kernels::Matrix WeightCacheWriter::packed(std::string_view name, std::size_t rows, std::size_t columns,
                                          const std::function<kernels::Matrix()>& make) const {
    ++making_;
    const kernels::Matrix made = make();
    --making_;
    if (made.rows() != rows || made.columns() != columns) {
        throw base::Error(base::ErrorKind::internal, "A layer's weights have another size than it says.");
    }
    const std::array shape{rows, columns};
    file_->add(name, shape, {made.row(0).data(), kernels::Matrix::size_of(rows, columns)});
    return kernels::Matrix::view(nullptr, rows, columns);
}

void WeightCacheWriter::finish() {
    file_->finish();
}

}  // namespace storyflow::speech::kokoro
