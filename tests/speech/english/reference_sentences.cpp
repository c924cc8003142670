#include "tests/speech/english/reference_sentences.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <utility>

namespace storyflow::speech::english {

namespace {

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part, separator);)
        parts.push_back(part);
    return parts;
}

PennTag tag_named(const std::string& name) {
    static const std::map<std::string, PennTag> tags{
        {"CC", PennTag::cc},   {"CD", PennTag::cd},     {"DT", PennTag::dt},
        {"EX", PennTag::ex},   {"FW", PennTag::fw},     {"HYPH", PennTag::hyph},
        {"IN", PennTag::in},   {"JJ", PennTag::jj},     {"JJR", PennTag::jjr},
        {"JJS", PennTag::jjs}, {"MD", PennTag::md},     {"NN", PennTag::nn},
        {"NNP", PennTag::nnp}, {"NNPS", PennTag::nnps}, {"NNS", PennTag::nns},
        {"PDT", PennTag::pdt}, {"POS", PennTag::pos},   {"PRP", PennTag::prp},
        {"RB", PennTag::rb},   {"RBR", PennTag::rbr},   {"PRP$", PennTag::prp_possessive},
        {"RBS", PennTag::rbs}, {"RP", PennTag::rp},     {"TO", PennTag::to},
        {"UH", PennTag::uh},   {"VB", PennTag::vb},     {"VBD", PennTag::vbd},
        {"VBG", PennTag::vbg}, {"VBN", PennTag::vbn},   {"VBP", PennTag::vbp},
        {"VBZ", PennTag::vbz}, {"WDT", PennTag::wdt},   {"WP", PennTag::wp},
        {"WRB", PennTag::wrb}, {"XX", PennTag::xx},     {"WP$", PennTag::wp_possessive},
        {"AFX", PennTag::afx}, {"NFP", PennTag::nfp},   {"ADD", PennTag::add},
        {"SYM", PennTag::sym}, {"LS", PennTag::ls}};
    return tags.at(name);
}

Word word_of(std::string written) {
    Word word;
    word.mark_follows = written.ends_with(',');
    if (word.mark_follows) written.pop_back();
    for (const std::string& token : split(written, '|')) {
        const std::size_t slash = token.rfind('/');
        const PennTag tag = tag_named(token.substr(slash + 1));
        for (const auto piece : pieces_of(std::string_view(token).substr(0, slash)))
            word.pieces.push_back({std::string(piece), tag});
    }
    return word;
}

std::vector<std::vector<std::string>> rows_of(const std::string& file) {
    std::ifstream stream(std::string(ENGLISH_SENTENCES) + "/" + file);
    if (!stream) throw std::runtime_error("There is no file " + file);
    std::vector<std::vector<std::string>> rows;
    for (std::string line; std::getline(stream, line);) {
        rows.push_back(split(line, '\t'));
        rows.back().resize(3);
    }
    return rows;
}

}  // namespace

std::vector<ReferenceSentence> reference_sentences() {
    std::vector<ReferenceSentence> sentences;
    for (const auto& row : rows_of("sentences.tsv")) {
        ReferenceSentence sentence{row[0], {}, split(row[1], ' '), split(row[2], ' ')};
        for (const auto& word : split(row[0], ' '))
            sentence.words.push_back(word_of(word));
        sentences.push_back(std::move(sentence));
    }
    return sentences;
}

std::map<std::string, std::string> reference_unknown_words(Accent accent) {
    std::map<std::string, std::string> words;
    for (const auto& row : rows_of("unknown_words.tsv"))
        words.emplace(row[0], row[accent == Accent::british ? 2 : 1]);
    return words;
}

}  // namespace storyflow::speech::english
