<?xml version="1.0" encoding="utf-8"?>
<!-- A feed as a page, for a person who opens one: what it is, what to do with it, what it holds. Browsers that
     have put XSLT away show it with feed.css instead. The sheet and the theme of the site are found under
     names without a fingerprint: this file is served as it is written. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"
  exclude-result-prefixes="atom dc">
<xsl:output method="html" encoding="utf-8" doctype-system="about:legacy-compat"/>

<xsl:template match="/rss/channel">
  <xsl:call-template name="page">
    <xsl:with-param name="title" select="title"/>
    <xsl:with-param name="said" select="description"/>
    <xsl:with-param name="home" select="link"/>
    <xsl:with-param name="address" select="atom:link[@rel='self']/@href"/>
    <xsl:with-param name="texts" select="item"/>
  </xsl:call-template>
</xsl:template>

<xsl:template match="/atom:feed">
  <xsl:call-template name="page">
    <xsl:with-param name="title" select="atom:title"/>
    <xsl:with-param name="said" select="atom:subtitle"/>
    <xsl:with-param name="home" select="atom:link[@rel='alternate']/@href"/>
    <xsl:with-param name="address" select="atom:link[@rel='self']/@href"/>
    <xsl:with-param name="texts" select="atom:entry"/>
  </xsl:call-template>
</xsl:template>

<xsl:template name="page">
  <xsl:param name="title"/>
  <xsl:param name="said"/>
  <xsl:param name="home"/>
  <xsl:param name="address"/>
  <xsl:param name="texts"/>
  <html lang="fr">
    <head>
      <title>Flux : <xsl:value-of select="$title"/></title>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="color-scheme" content="light dark"/>
      <script src="/static/theme.js"></script>
      <link rel="stylesheet" href="/static/site.css"/>
      <link rel="icon" href="/static/icons/icon.svg" type="image/svg+xml"/>
    </head>
    <body>
      <main class="page page--narrow">
        <header class="list-head">
          <p class="label">Flux</p>
          <h1><xsl:value-of select="$title"/></h1>
          <div class="list-intro">
            <p>Cette page est un flux : une adresse que votre lecteur de flux consulte pour vous, afin que
            chaque nouveau texte vous y attende en entier. Pour suivre celui-ci, copiez son adresse et collez-la
            dans votre lecteur :</p>
            <p><code><xsl:value-of select="$address"/></code></p>
            <p><xsl:value-of select="$said"/></p>
            <p><a href="{$home}">Aller à la page que suit ce flux</a> · <a href="/flux/">Tous les flux du site</a></p>
          </div>
        </header>
        <h2 class="rubric">Les derniers textes</h2>
        <div class="entries"><xsl:apply-templates select="$texts"/></div>
        <xsl:if test="not($texts)"><p class="empty">Rien n’a encore été publié ici.</p></xsl:if>
      </main>
    </body>
  </html>
</xsl:template>

<xsl:template match="item">
  <article class="entry">
    <h3 class="entry-title"><a href="{link}"><xsl:value-of select="title"/></a></h3>
    <p class="entry-by"><xsl:apply-templates select="dc:creator"/>
    <xsl:call-template name="day">
      <xsl:with-param name="day" select="number(substring(pubDate, 6, 2))"/>
      <xsl:with-param name="month" select="string-length(substring-before('JanFebMarAprMayJunJulAugSepOctNovDec', substring(pubDate, 9, 3))) div 3"/>
      <xsl:with-param name="year" select="substring(pubDate, 13, 4)"/>
    </xsl:call-template></p>
  </article>
</xsl:template>

<xsl:template match="atom:entry">
  <article class="entry">
    <h3 class="entry-title"><a href="{atom:link[@rel='alternate']/@href}"><xsl:value-of select="atom:title"/></a></h3>
    <xsl:if test="atom:summary"><p class="entry-standfirst"><xsl:value-of select="atom:summary"/></p></xsl:if>
    <p class="entry-by"><xsl:apply-templates select="atom:author/atom:name"/>
    <xsl:call-template name="day">
      <xsl:with-param name="day" select="number(substring(atom:published, 9, 2))"/>
      <xsl:with-param name="month" select="number(substring(atom:published, 6, 2)) - 1"/>
      <xsl:with-param name="year" select="substring(atom:published, 1, 4)"/>
    </xsl:call-template></p>
  </article>
</xsl:template>

<xsl:template match="dc:creator | atom:name"><xsl:value-of select="."/>, </xsl:template>

<!-- Nine letters a month: the longest has as many. -->
<xsl:template name="day">
  <xsl:param name="day"/>
  <xsl:param name="month"/>
  <xsl:param name="year"/>
  <time>
    <xsl:value-of select="$day"/><xsl:if test="$day = 1">er</xsl:if>
    <xsl:text>&#160;</xsl:text>
    <xsl:value-of select="normalize-space(substring('janvier  février  mars     avril    mai      juin     juillet  août     septembreoctobre  novembre décembre ', $month * 9 + 1, 9))"/>
    <xsl:text> </xsl:text>
    <xsl:value-of select="$year"/>
  </time>
</xsl:template>
</xsl:stylesheet>
