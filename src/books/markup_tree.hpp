#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace storyflow::books {

struct MarkupAttribute {
    std::string
        name;  ///< `class`, and with the usual prefix what belongs to another standard: `epub:type`, `r:id`
    std::string value;
};

/// A node of a document: an element, or a text (without a name). A value, whether libxml2 or gumbo parsed it.
struct Markup {
    std::string
        name;  ///< without a prefix, except for the formulas (`m:`) and drawings (`a:`) of Office Open XML
    std::string text;  ///< UTF-8, as written: white space is not collapsed
    std::vector<MarkupAttribute> attributes;
    std::vector<Markup> children;

    [[nodiscard]] bool is_text() const { return name.empty(); }
    /// The value of an attribute, empty if there is none.
    [[nodiscard]] std::string_view attribute(std::string_view name) const;
    /// True if the attribute holds this word among others: `has_word("class", "footnote")`.
    [[nodiscard]] bool has_word(std::string_view attribute_name, std::string_view word) const;
    /// The first child element of this name, nullptr if there is none.
    [[nodiscard]] const Markup* child(std::string_view name) const;
    /// All elements of this name below this one, in the order of the document.
    [[nodiscard]] std::vector<const Markup*> descendants(std::string_view name) const;
    /// All text below this node, as written.
    [[nodiscard]] std::string all_text() const;
};

/// Builds a tree from the parsers' calls, within limits.
class MarkupBuilder {
  public:
    static constexpr std::size_t most_nodes = 4'000'000;
    static constexpr std::size_t deepest = 1'000;

    explicit MarkupBuilder(std::size_t node_limit = most_nodes);

    /// Throws `Error{invalid_input}` beyond the limits.
    void open(std::string name, std::vector<MarkupAttribute> attributes);
    void add_text(std::string_view text);
    void close();

    /// The outermost element, which is without a name if there was none. The builder is empty then.
    [[nodiscard]] Markup take();

  private:
    void count_node();

    Markup top_;
    std::vector<Markup*> open_;  ///< each is the last child of the one before, so that none moves
    std::size_t node_limit_;
    std::size_t nodes_ = 0;
};

}  // namespace storyflow::books
