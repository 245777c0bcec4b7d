// SPDX-License-Identifier: GPL-3.0-or-later
#undef QT_NO_KEYWORDS // qcustomplot.h needs Qt's words
#include "Readability.hpp"

#include <qcustomplot.h>

#include <QHash>
#include <QImage>
#include <QPaintDevice>
#include <QPaintEngine>
#include <QVector3D>
#include <QWidget>

#include <algorithm>
#include <cmath>
#include <optional>

namespace {

double luminance(const QColor& colour) {
    const auto linear = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

/// Paints nothing and notes every text.
class NotingEngine : public QPaintEngine {
public:
    NotingEngine()
        : QPaintEngine(AllFeatures) {}

    bool begin(QPaintDevice*) override { return true; }
    bool end() override { return true; }
    Type type() const override { return User; }
    void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override {}
    void drawPath(const QPainterPath&) override {}
    void drawPolygon(const QPointF*, int, PolygonDrawMode) override {}

    void updateState(const QPaintEngineState& news) override {
        if (news.state() & DirtyPen)
            m_colour = news.pen().color();
        if (news.state() & DirtyTransform)
            m_transform = news.transform();
        if (news.state() & DirtyOpacity)
            m_opacity = news.opacity();
        if (news.state() & DirtyClipRegion)
            clip(news.clipOperation(), m_transform.map(news.clipRegion()));
        if (news.state() & DirtyClipPath)
            clip(news.clipOperation(), QRegion(m_transform.map(news.clipPath()).toFillPolygon().toPolygon()));
        if (news.state() & DirtyClipEnabled)
            m_isClipped = news.isClipEnabled();
    }

    void drawTextItem(const QPointF& at, const QTextItem& item) override {
        if (item.text().trimmed().isEmpty())
            return;
        const QRectF box(at.x(), at.y() - item.ascent(), item.width(), item.ascent() + item.descent());
        PaintedText text;
        text.text = item.text();
        text.rect = visible(m_transform.mapRect(box).toAlignedRect());
        if (text.rect.isEmpty())
            return;
        text.colour = m_colour;
        text.colour.setAlphaF(static_cast<float>(m_colour.alphaF() * m_opacity));
        const int pixels = QFontInfo(item.font()).pixelSize();
        text.needed = pixels >= 24 || (pixels >= 18.66 && item.font().weight() >= QFont::Bold) ? 3.0 : 4.5;
        texts.push_back(text);
    }

    std::vector<PaintedText> texts;

private:
    void clip(Qt::ClipOperation operation, const QRegion& region) {
        m_isClipped = operation != Qt::NoClip;
        m_clip = operation == Qt::IntersectClip && m_clip ? *m_clip & region : region;
        if (!m_isClipped)
            m_clip.reset();
    }

    QRect visible(const QRect& rect) const {
        QRegion region(rect);
        if (!systemClip().isNull())
            region &= systemClip();
        if (m_isClipped && m_clip)
            region &= *m_clip;
        return region.boundingRect();
    }

    QColor m_colour;
    QTransform m_transform;
    double m_opacity = 1.0;
    bool m_isClipped = false;
    std::optional<QRegion> m_clip; ///< on the device
};

class NotingDevice : public QPaintDevice {
public:
    explicit NotingDevice(QSize size)
        : m_size(size) {}
    QPaintEngine* paintEngine() const override { return &m_engine; }
    std::vector<PaintedText>& texts() { return m_engine.texts; }

protected:
    int metric(PaintDeviceMetric metric) const override {
        switch (metric) {
        case PdmWidth:
            return m_size.width();
        case PdmHeight:
            return m_size.height();
        case PdmDpiX:
        case PdmDpiY:
        case PdmPhysicalDpiX:
        case PdmPhysicalDpiY:
            return 96;
        case PdmDepth:
            return 32;
        case PdmDevicePixelRatio:
            return 1;
        case PdmDevicePixelRatioScaled:
            return static_cast<int>(devicePixelRatioFScale());
        default:
            return QPaintDevice::metric(metric);
        }
    }

private:
    QSize m_size;
    mutable NotingEngine m_engine;
};

/// Plots paint into pictures of their own; their texts are asked for.
void notePlots(QWidget& window, NotingDevice& device) {
    for (auto* plot : window.findChildren<QCustomPlot*>()) {
        if (!plot->isVisible())
            continue;
        NotingDevice own(plot->size());
        QCPPainter painter(&own);
        plot->toPainter(&painter, plot->width(), plot->height());
        painter.end();
        const QPoint corner = plot->mapTo(&window, QPoint());
        for (PaintedText& text : own.texts()) {
            text.rect.translate(corner);
            device.texts().push_back(text);
        }
    }
}

QColor over(const QColor& ground, const QColor& colour) {
    const auto mixed = [a = colour.alphaF()](float below, float above) { return below * (1 - a) + above * a; };
    return QColor::fromRgbF(mixed(ground.redF(), colour.redF()), mixed(ground.greenF(), colour.greenF()),
                            mixed(ground.blueF(), colour.blueF()));
}

/// The commonest colour of `rect`.
QColor groundOf(const QImage& picture, const QRect& rect) {
    QHash<QRgb, int> counts;
    for (int y = rect.top(); y <= rect.bottom(); ++y) {
        for (int x = rect.left(); x <= rect.right(); ++x)
            ++counts[picture.pixel(x, y)];
    }
    return QColor(std::max_element(counts.cbegin(), counts.cend()).key());
}

/// Whether something in `rect` has the colour of the text, or half of it at the edge of a letter. Text of the colour of
/// its ground is there, too, and cannot be read at all.
bool isSeen(const QImage& picture, const QRect& rect, const QColor& colour, const QColor& ground) {
    const auto vector = [&](const QColor& to) {
        return QVector3D(to.redF() - ground.redF(), to.greenF() - ground.greenF(), to.blueF() - ground.blueF());
    };
    const QVector3D whole = vector(colour);
    if (whole.length() < 0.02F)
        return true;
    for (int y = rect.top(); y <= rect.bottom(); ++y) {
        for (int x = rect.left(); x <= rect.right(); ++x) {
            const QVector3D here = vector(picture.pixelColor(x, y));
            const float share = QVector3D::dotProduct(here, whole) / std::max(whole.lengthSquared(), 1e-6F);
            if (share > 0.5F && (here - share * whole).length() < 0.3F * whole.length())
                return true;
        }
    }
    return false;
}

const QWidget* deepest(const QWidget* widget, QPoint at) {
    const QObjectList& children = widget->children();
    for (auto child = children.crbegin(); child != children.crend(); ++child) {
        const auto* part = qobject_cast<const QWidget*>(*child);
        if (part && part->isVisible() && !part->isWindow() && part->geometry().contains(at))
            return deepest(part, at - part->pos());
    }
    return widget;
}

} // namespace

double contrast(const QColor& a, const QColor& b) {
    const double high = std::max(luminance(a), luminance(b));
    const double low = std::min(luminance(a), luminance(b));
    return (high + 0.05) / (low + 0.05);
}

std::vector<PaintedText> paintedTexts(QWidget& window, const QRect& part) {
    const QRect area = part.isNull() ? window.rect() : part & window.rect();
    const QImage picture = window.grab(area).toImage();
    NotingDevice device(window.size());
    window.render(&device, area.topLeft(), QRegion(area));
    notePlots(window, device);
    std::vector<PaintedText> seen;
    for (PaintedText& text : device.texts()) {
        if ((text.rect & area).isEmpty())
            continue;
        text.rect &= area;
        text.owner = deepest(&window, text.rect.center());
        const QRect box = text.rect.translated(-area.topLeft());
        text.ground = groundOf(picture, box);
        text.colour = over(text.ground, text.colour);
        if (!text.owner->isEnabled() || !isSeen(picture, box, text.colour, text.ground))
            continue;
        text.contrast = contrast(text.colour, text.ground);
        seen.push_back(text);
    }
    return seen;
}
