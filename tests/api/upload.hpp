#pragma once

#include <array>
#include <string>

#include "http/message.hpp"

namespace storyflow::api {

/// One grey pixel.
inline std::string png() {
    constexpr std::array<unsigned char, 67> bytes{
        0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00,
        0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00, 0x00, 0x3a, 0x7e, 0x9b, 0x55, 0x00,
        0x00, 0x00, 0x0a, 0x49, 0x44, 0x41, 0x54, 0x78, 0xda, 0x63, 0x68, 0x00, 0x00, 0x00, 0x82, 0x00, 0x81,
        0xda, 0x45, 0x08, 0x3b, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82};
    return {bytes.begin(), bytes.end()};
}

/// A form with one file.
inline http::Request upload_request(const std::string& path, const std::string& field,
                                    const std::string& file_name, const std::string& bytes) {
    http::Request request;
    request.method = http::Method::post;
    request.path = path;
    request.headers.set("Host", "localhost:8000");
    request.headers.set("Content-Type", "multipart/form-data; boundary=x");
    request.body = "--x\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + file_name +
                   "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + bytes + "\r\n--x--\r\n";
    return request;
}

}  // namespace storyflow::api
