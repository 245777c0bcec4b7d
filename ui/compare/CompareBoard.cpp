// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/CompareBoard.hpp"

#include "ui/theme/Theme.hpp"
#include "ui/widgets/ImageView.hpp"

#include <QPainter>

#include <algorithm>
#include <ranges>

namespace studio::ui {

namespace {

constexpr int namesWidth = 124;
constexpr int headerHeight = 48;
constexpr int columnGap = 32;
constexpr int pictureGap = 3;
constexpr int rowGap = 12;
constexpr int usualFigureHeight = 24;
constexpr int smallestCell = 28;
constexpr int largestCell = 128;
constexpr int usualCell = 60; // larger ones only where the whole board still fits its room

bool hasRow(const BoardColumn& column, int row) {
    const auto at = static_cast<std::size_t>(row);
    return at < column.rows.size() && !column.rows[at].empty();
}

} // namespace

CompareBoard::CompareBoard(QWidget* parent)
    : QWidget(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    handlePictures();
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&Theme::current(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void CompareBoard::setLines(std::vector<Line> rows, std::vector<Line> figures) {
    m_rows = std::move(rows);
    m_figures = std::move(figures);
    updateGeometry();
    update();
}

void CompareBoard::setRoomHeight(int height) {
    m_roomHeight = height;
    updateGeometry();
    update();
}

void CompareBoard::setPicturesPerRow(int count) {
    m_perRow = std::max(1, count);
    updateGeometry();
    update();
}

void CompareBoard::setColumns(std::vector<BoardColumn> columns) {
    m_columns = std::move(columns);
    updateGeometry();
    update();
}

void CompareBoard::setBest(std::vector<std::set<int>> best) {
    m_best = std::move(best);
    update();
}

void CompareBoard::setPinned(std::set<int> pinned) {
    m_pinned = std::move(pinned);
    update();
}

int CompareBoard::figureHeight() {
    return Theme::scaled(usualFigureHeight);
}

CompareBoard::Geometry CompareBoard::measure(int width) const {
    const int columns = std::max<int>(1, static_cast<int>(m_columns.size()));
    Geometry geometry;
    const auto isShown = [this](int row) {
        return std::ranges::any_of(
            m_columns, [row](const BoardColumn& column) { return hasRow(column, row) || column.offers.contains(row); });
    };
    const auto rows = std::views::iota(0, static_cast<int>(m_rows.size()));
    const int shownRows = std::max<int>(1, static_cast<int>(std::ranges::count_if(rows, isShown)));
    const int wide = (width - Theme::scaled(namesWidth) + columnGap) / columns - columnGap;
    const int words = Theme::scaled(headerHeight) + rowGap + static_cast<int>(m_figures.size()) * figureHeight();
    const int high = (m_roomHeight - words) / shownRows - rowGap;
    geometry.cell = std::clamp(std::min((wide + pictureGap) / m_perRow - pictureGap, std::max(high, usualCell)),
                               smallestCell, largestCell);
    geometry.columnWidth = m_perRow * (geometry.cell + pictureGap) - pictureGap;
    int y = Theme::scaled(headerHeight);
    for (const int row : rows) {
        geometry.rowTop.push_back(isShown(row) ? y : -1);
        if (isShown(row))
            y += geometry.cell + rowGap;
    }
    geometry.figuresTop = y + rowGap;
    geometry.height = geometry.figuresTop + static_cast<int>(m_figures.size()) * figureHeight();
    return geometry;
}

QRect CompareBoard::cellRect(const Geometry& geometry, int column, int row, int picture) const {
    const int top = geometry.rowTop.at(static_cast<std::size_t>(row));
    const int left = Theme::scaled(namesWidth) + column * (geometry.columnWidth + columnGap) +
                     picture * (geometry.cell + pictureGap);
    return {left, top, geometry.cell, geometry.cell};
}

QRect CompareBoard::cellRect(int column, int row, int picture) const {
    return cellRect(measure(width()), column, row, picture);
}

QRect CompareBoard::emptyRect(const Geometry& geometry, int column, int row) const {
    QRect room = cellRect(geometry, column, row, 0);
    room.setWidth(geometry.columnWidth);
    return room;
}

QSize CompareBoard::minimumSizeHint() const {
    const int columns = std::max<int>(1, static_cast<int>(m_columns.size()));
    const int narrowest =
        Theme::scaled(namesWidth) + columns * (m_perRow * (smallestCell + pictureGap) + columnGap) - columnGap;
    return {narrowest, heightForWidth(narrowest)};
}

QSize CompareBoard::sizeHint() const {
    return {960, heightForWidth(960)};
}

int CompareBoard::heightForWidth(int width) const {
    return measure(width).height;
}

QImage CompareBoard::render(int width, double scale) const {
    constexpr int margin = space::three;
    const QSize size(width + 2 * margin, heightForWidth(width) + 2 * margin);
    QImage image(size * scale, QImage::Format_RGB888);
    image.setDevicePixelRatio(scale);
    image.fill(Theme::current().colours().window);
    QPainter painter(&image);
    painter.translate(margin, margin);
    paint(painter, width);
    return image;
}

void CompareBoard::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paint(painter, width());
    if (!hasFocus() || !exists(m_current))
        return;
    painter.setPen(QPen(Theme::current().colours().accent, 2));
    painter.drawRect(rectOf(measure(width()), m_current).adjusted(-1, -1, 1, 1));
}

void CompareBoard::paint(QPainter& painter, int width) const {
    const Geometry geometry = measure(width);
    paintNames(painter, geometry);
    for (int column = 0; column < static_cast<int>(m_columns.size()); ++column) {
        paintHeader(painter, geometry, column);
        paintPictures(painter, geometry, column);
        paintFigures(painter, geometry, column);
    }
}

QRect CompareBoard::rectOf(const Geometry& geometry, const Place& place) const {
    return isOffer(place) ? emptyRect(geometry, place.column, place.row)
                          : cellRect(geometry, place.column, place.row, place.picture);
}

void CompareBoard::paintNames(QPainter& painter, const Geometry& geometry) const {
    const Colours& colours = Theme::current().colours();
    painter.setPen(colours.secondary);
    painter.setFont(Theme::font(FontRole::Body));
    const int right = Theme::scaled(namesWidth) - space::two;
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        if (geometry.rowTop[row] < 0)
            continue;
        painter.drawText(QRect(0, geometry.rowTop[row], right, geometry.cell),
                         Qt::AlignRight | Qt::AlignVCenter | Qt::TextWordWrap, m_rows[row].name);
    }
    int y = geometry.figuresTop;
    for (const Line& figure : m_figures) {
        painter.drawText(QRect(0, y, right, figureHeight()), Qt::AlignRight | Qt::AlignVCenter, figure.name);
        y += figureHeight();
    }
}

void CompareBoard::paintHeader(QPainter& painter, const Geometry& geometry, int column) const {
    const Colours& colours = Theme::current().colours();
    const BoardColumn& shown = m_columns[static_cast<std::size_t>(column)];
    const int left = Theme::scaled(namesWidth) + column * (geometry.columnWidth + columnGap);
    painter.fillRect(QRect(left, 0, geometry.columnWidth, 3), shown.colour);
    painter.setFont(Theme::font(FontRole::Heading));
    painter.setPen(colours.text);
    const QString name = painter.fontMetrics().elidedText(shown.name, Qt::ElideMiddle, geometry.columnWidth);
    painter.drawText(QRect(left, Theme::scaled(5), geometry.columnWidth, Theme::scaled(22)),
                     Qt::AlignLeft | Qt::AlignVCenter, name);
    painter.setFont(Theme::font(FontRole::Secondary));
    painter.setPen(colours.secondary);
    const QString detail = painter.fontMetrics().elidedText(shown.detail, Qt::ElideRight, geometry.columnWidth);
    painter.drawText(QRect(left, Theme::scaled(26), geometry.columnWidth, Theme::scaled(16)),
                     Qt::AlignLeft | Qt::AlignVCenter, detail);
}

void CompareBoard::paintPictures(QPainter& painter, const Geometry& geometry, int column) const {
    const Colours& colours = Theme::current().colours();
    const BoardColumn& shown = m_columns[static_cast<std::size_t>(column)];
    for (int row = 0; row < static_cast<int>(m_rows.size()); ++row) {
        if (geometry.rowTop[static_cast<std::size_t>(row)] < 0)
            continue;
        if (!hasRow(shown, row)) {
            const auto offer = shown.offers.find(row);
            const bool offered = offer != shown.offers.end();
            painter.setPen(offered ? colours.accent : colours.secondary);
            painter.setFont(Theme::font(offered ? FontRole::Body : FontRole::Secondary));
            painter.drawText(emptyRect(geometry, column, row), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap,
                             offered ? offer->second : tr("none for this run"));
            continue;
        }
        const std::vector<QImage>& pictures = shown.rows[static_cast<std::size_t>(row)];
        for (int i = 0; i < std::min(m_perRow, static_cast<int>(pictures.size())); ++i) {
            const QRect cell = cellRect(geometry, column, row, i);
            const QImage& picture = pictures[static_cast<std::size_t>(i)];
            painter.setOpacity(shown.stale ? 0.45 : 1.0);
            if (picture.isNull()) {
                painter.fillRect(cell, colours.raised);
            } else {
                paintPicture(painter, cell, picture);
            }
            painter.setOpacity(1.0);
            const bool pinned = row == 0 && m_pinned.contains(i);
            painter.setPen(QPen(pinned ? colours.accent : colours.line, pinned ? 2 : 1));
            painter.drawRect(cell.adjusted(-1, -1, 0, 0));
        }
    }
}

void CompareBoard::paintFigures(QPainter& painter, const Geometry& geometry, int column) const {
    const Colours& colours = Theme::current().colours();
    const BoardColumn& shown = m_columns[static_cast<std::size_t>(column)];
    const int left = Theme::scaled(namesWidth) + column * (geometry.columnWidth + columnGap);
    painter.fillRect(QRect(left, geometry.figuresTop - rowGap, geometry.columnWidth, 1), colours.line);
    for (std::size_t figure = 0; figure < std::min(m_figures.size(), shown.figures.size()); ++figure) {
        const bool best = figure < m_best.size() && m_best[figure].contains(column);
        QFont font = Theme::font(FontRole::Numbers);
        font.setWeight(best ? QFont::DemiBold : QFont::Normal);
        painter.setFont(font);
        painter.setPen(best ? colours.accent : colours.text);
        const int y = geometry.figuresTop + static_cast<int>(figure) * figureHeight();
        painter.drawText(QRect(left, y, geometry.columnWidth, figureHeight()), Qt::AlignLeft | Qt::AlignVCenter,
                         shown.figures[figure]);
    }
}

} // namespace studio::ui
