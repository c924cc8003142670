#include "http/multipart.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "http/ascii.hpp"
#include "http/header_value.hpp"

namespace storyflow::http {

namespace {

constexpr std::string_view line_end = "\r\n";
constexpr std::size_t max_boundary_length = 70;  // RFC 2046, section 5.1.1

base::Error malformed(const std::string& message) {
    return {base::ErrorKind::invalid_input, message};
}

bool is_boundary_character(char c) {
    constexpr std::string_view others = "'()+_,-./:=? ";
    return is_alphanumeric(c) || others.find(c) != std::string_view::npos;
}

void read_part_header(std::string_view line, FormPart& part, bool& is_form_data) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos)
        throw malformed("A part of the multipart body has a malformed header line.");
    const std::string_view name = trim_blanks(line.substr(0, colon));
    const std::string_view value = trim_blanks(line.substr(colon + 1));
    if (equal_ignoring_case(name, "Content-Type")) part.content_type = value;
    if (!equal_ignoring_case(name, "Content-Disposition")) return;
    const HeaderValue disposition = parse_header_value(value);
    const auto field = disposition.parameter("name");
    if (disposition.value != "form-data" || !field) return;
    is_form_data = true;
    part.name = *field;
    part.file_name = disposition.parameter("filename");
}

/// Reads a multipart body from delimiter to delimiter.
class MultipartReader {
  public:
    MultipartReader(std::string_view body, std::string_view boundary, const FormLimits& limits)
        : rest_(body), delimiter_("\r\n--" + std::string(boundary)), limits_(limits) {}

    std::vector<FormPart> read() {
        enter_first_part();
        std::vector<FormPart> parts;
        while (!closed_) {
            if (parts.size() == limits_.parts) {
                throw malformed("The form has more than the limit of " + std::to_string(limits_.parts) +
                                " parts.");
            }
            FormPart part = read_headers();
            part.body = take_content();
            parts.push_back(std::move(part));
        }
        return parts;
    }

  private:
    void enter_first_part() {
        const std::string_view first = std::string_view(delimiter_).substr(line_end.size());
        if (rest_.substr(0, first.size()) == first && pass_delimiter(first.size())) return;
        take_content();  // the preamble, which has no meaning
    }

    /// Returns the bytes up to the next delimiter line and moves past that line.
    std::string_view take_content() {
        const std::string_view content = rest_;
        for (std::size_t from = 0;;) {
            const std::size_t found = content.find(delimiter_, from);
            if (found == std::string_view::npos)
                throw malformed("The multipart body has no closing boundary.");
            rest_ = content.substr(found);
            if (pass_delimiter(delimiter_.size())) return content.substr(0, found);
            from = found + line_end.size();
        }
    }

    /// Moves past a delimiter of `length` bytes. Returns false if other text follows on its line: then it is
    /// part of the content.
    bool pass_delimiter(std::size_t length) {
        std::string_view behind = rest_.substr(length);
        closed_ = behind.substr(0, 2) == "--";
        if (closed_) return true;
        const std::size_t padding = std::min(behind.find_first_not_of(" \t"), behind.size());
        behind.remove_prefix(padding);
        if (behind.substr(0, line_end.size()) != line_end) return false;
        rest_ = behind;
        return true;
    }

    /// Reads the header lines of a part. `rest_` begins with the line end of the delimiter line.
    FormPart read_headers() {
        constexpr std::string_view headers_end = "\r\n\r\n";
        const std::size_t end = rest_.substr(0, limits_.header_bytes + headers_end.size()).find(headers_end);
        if (end == std::string_view::npos) {
            throw malformed("The headers of a multipart part are incomplete or exceed the limit of " +
                            std::to_string(limits_.header_bytes) + " bytes.");
        }
        std::string_view lines = rest_.substr(0, end);
        rest_.remove_prefix(end + headers_end.size());
        FormPart part;
        part.content_type = "text/plain";  // RFC 7578, section 4.4
        bool is_form_data = false;
        while (!lines.empty()) {
            lines.remove_prefix(line_end.size());
            const std::string_view line = lines.substr(0, lines.find(line_end));
            lines.remove_prefix(line.size());
            read_part_header(line, part, is_form_data);
        }
        if (!is_form_data) throw malformed("A part of the multipart body has no field name.");
        return part;
    }

    std::string_view rest_;
    std::string delimiter_;
    FormLimits limits_;
    bool closed_ = false;
};

}  // namespace

std::optional<std::string> multipart_boundary(std::string_view content_type) {
    const HeaderValue type = parse_header_value(content_type);
    if (type.value != "multipart/form-data") return std::nullopt;
    auto boundary = type.parameter("boundary");
    if (!boundary || boundary->empty() || boundary->size() > max_boundary_length) return std::nullopt;
    if (boundary->back() == ' ' || !std::all_of(boundary->begin(), boundary->end(), is_boundary_character)) {
        return std::nullopt;
    }
    return boundary;
}

std::vector<FormPart> parse_multipart(std::string_view body, std::string_view boundary,
                                      const FormLimits& limits) {
    return MultipartReader(body, boundary, limits).read();
}

}  // namespace storyflow::http
